package chat.parley.bootstrap;

import chat.parley.application.account.AccountPolicy;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.jsonstore.CannotOpenStore;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.SlowWork;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Makes what the core drives: the store, the hasher, the clock, chance. */
@ApplicationScoped
public class Adapters {

  @Produces
  @Singleton
  Connections connections() {
    return new Connections();
  }

  @Produces
  @Singleton
  Store store(ParleyConfig config, Connections connections) {
    try {
      return Store.open(config, connections);
    } catch (CannotOpenStore e) {
      // Without a cause, for then Quarkus prints the message alone.
      throw new ConfigurationException(e.getMessage());
    }
  }

  void close(@Disposes Store store) {
    store.close().run();
  }

  @Produces
  @Singleton
  BcryptHasher hasher(ParleyConfig config) {
    return new BcryptHasher(config.password().bcryptCost());
  }

  void close(@Disposes BcryptHasher hasher) {
    hasher.close();
  }

  @Produces
  @Singleton
  SecureSecrets secrets() {
    return new SecureSecrets();
  }

  @Produces
  @Singleton
  Ids ids(Secrets secrets) {
    return new RandomIds(secrets);
  }

  @Produces
  @Singleton
  InstantSource clock() {
    // As finely as the wire and the files tell time, so that nothing changes by being stored.
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Produces
  @Singleton
  Limits limits(ParleyConfig config) {
    ParleyConfig.Limits limits = config.limits();
    return new Limits(limits.contentChars(), limits.groupMembers(), limits.groupsPerUser());
  }

  @Produces
  @Singleton
  AccountPolicy accountPolicy(ParleyConfig config) {
    return new AccountPolicy(config.password().minLength(), config.limits().sessionsPerUser());
  }

  @Produces
  @Singleton
  BackupKeeper backupKeeper(Store store, ParleyConfig config, InstantSource clock) {
    return new BackupKeeper(
        ConfiguredBackups.of(config, config.data(), clock),
        store.files().map(files -> files::snapshot),
        clock);
  }

  @Produces
  @Singleton
  SlowWork slowWork() {
    return new SlowThreads();
  }
}
