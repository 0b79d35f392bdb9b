package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Backups of a running server, as health and metrics show them. */
@QuarkusTest
@TestProfile(BackedUp.class)
class BackupScheduleTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Inject ParleyConfig config;

  private List<Path> backups() throws IOException {
    Path root = config.data().resolve("backups");
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(one -> Files.exists(one.resolve("verified"))).sorted().toList();
    }
  }

  private List<Path> await(Predicate<List<Path>> wanted) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    List<Path> backups = backups();
    while (!wanted.test(backups)) {
      assertThat(System.nanoTime()).as("in time; there are %s", backups).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      backups = backups();
    }
    return backups;
  }

  @Test
  void aRunningServerMakesVerifiedBackupsAndTakesOldOnesAway() throws IOException {
    try (ChatClient anna = ChatClient.register(server, "Anna")) {
      List<Path> first = await(backups -> !backups.isEmpty());
      await(backups -> backups.size() >= 3 && !backups.contains(first.getFirst()));
      anna.get("health_check");
    }
  }

  @Test
  void healthAndMetricsShowTheAgeOfTheNewestVerifiedBackup() throws IOException {
    await(backups -> !backups.isEmpty());
    String health = RestAssured.get(readiness).then().statusCode(200).extract().asString();
    assertThat(health).contains("\"name\": \"backup\"", "age_seconds", "newest_verified");
    String numbers = RestAssured.get(metrics).then().statusCode(200).extract().asString();
    assertThat(numbers).containsPattern("parley_backup_age_seconds [0-9.]+");
    assertThat(numbers).contains("parley_backup_failures_total 0.0");
  }
}
