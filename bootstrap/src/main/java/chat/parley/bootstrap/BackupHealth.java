package chat.parley.bootstrap;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows how old the newest verified backup is. A server without one is ready all the same. */
@Readiness
@Singleton
public class BackupHealth implements HealthCheck {
  private final BackupKeeper keeper;

  public BackupHealth(BackupKeeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("backup").up();
    keeper
        .newestVerified()
        .ifPresent(backup -> response.withData("newest_verified", backup.folder().toString()));
    keeper.age().ifPresent(age -> response.withData("age_seconds", age.toSeconds()));
    keeper.problem().ifPresent(problem -> response.withData("last_problem", problem));
    return response.build();
  }
}
