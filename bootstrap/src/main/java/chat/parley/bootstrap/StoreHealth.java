package chat.parley.bootstrap;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the store takes changes; says what is wrong when it does not. */
@Readiness
@Singleton
public class StoreHealth implements HealthCheck {
  private final Store store;

  public StoreHealth(Store store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    Store.Condition condition = store.condition().get();
    return HealthCheckResponse.named("store")
        .status(condition.writable())
        .withData("state", condition.description())
        .build();
  }
}
