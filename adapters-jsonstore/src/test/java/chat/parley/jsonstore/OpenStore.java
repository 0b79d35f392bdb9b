package chat.parley.jsonstore;

import chat.parley.domain.contract.TestedStore;
import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import java.nio.file.Path;

/** A store on a folder, and the recorder that it tells. */
record OpenStore(JsonStore store, RecordingNotifier notifier) implements AutoCloseable {

  static OpenStore on(Path folder) {
    return on(folder, JsonStoreSettings.DEFAULT, new RealDisk());
  }

  static OpenStore on(Path folder, JsonStoreSettings settings, Disk disk) {
    RecordingNotifier notifier = new RecordingNotifier();
    return new OpenStore(JsonStore.open(folder, settings, notifier, disk), notifier);
  }

  TestedStore tested() {
    return new TestedStore(
        store.users(),
        store.sessions(),
        store.groups(),
        store.messages(),
        store.lockouts(),
        store.commits(),
        notifier);
  }

  @Override
  public void close() {
    store.close();
  }
}
