package chat.parley.bootstrap;

import chat.parley.websocket.connection.Connections;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the store as the server does, but for the disk. */
@Alternative
@Singleton
class StoreOnHeldDisk {

  @Produces
  @Singleton
  HeldDisk disk() {
    return new HeldDisk();
  }

  @Produces
  @Singleton
  Store store(ParleyConfig config, Connections connections, HeldDisk disk) {
    return Store.jsonFiles(config, connections, disk);
  }

  void close(@Disposes Store store) {
    store.close().run();
  }
}
