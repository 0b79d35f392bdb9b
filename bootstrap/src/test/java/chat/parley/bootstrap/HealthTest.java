package chat.parley.bootstrap;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class HealthTest {
  /** Below the management port's root, which is /q. */
  @TestHTTPResource(value = "/health", management = true)
  URI health;

  @TestHTTPResource("/q/health")
  URI healthAtTheDoor;

  @Test
  void theServerIsUpAndReadySaysHowTheStoreIs() {
    when()
        .get(health)
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItem("store"))
        .body("checks.find { it.name == 'store' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'store' }.data.state", containsString("memory"));
  }

  @Test
  void livenessDoesNotDependOnTheStore() {
    when().get(health + "/live").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void metricsAreThereForPrometheus() {
    when()
        .get(health.resolve("/q/metrics"))
        .then()
        .statusCode(200)
        .body(containsString("jvm_memory_used_bytes"));
  }

  @Test
  void theDoorForClientsHasNoneOfIt() {
    when().get(healthAtTheDoor).then().statusCode(404);
  }
}
