package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the JSON files hold and what their commits cost, on the management port. */
@QuarkusTest
@TestProfile(JsonFiles.class)
class StoreMetricsTest {
  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private double value(String meter) {
    String all = RestAssured.get(metrics).then().statusCode(200).extract().asString();
    Matcher line =
        Pattern.compile("^" + Pattern.quote(meter) + " (.+)$", Pattern.MULTILINE).matcher(all);
    assertThat(line.find()).as("%s in %s", meter, all).isTrue();
    return Double.parseDouble(line.group(1));
  }

  @Test
  void eachCommitIsCountedAndTimed() {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient ben = ChatClient.register(server, "Ben")) {
      double records = value("parley_store_batch_records_sum");
      double batches = value("parley_store_batch_records_count");
      double writes = value("parley_store_write_seconds_count");
      double syncs = value("parley_store_sync_seconds_count");
      anna.get("message", "to", ben.id(), "content", "one");
      anna.get("message", "to", ben.id(), "content", "two");

      assertThat(value("parley_store_batch_records_sum")).isGreaterThanOrEqualTo(records + 2);
      assertThat(value("parley_store_batch_records_count")).isGreaterThanOrEqualTo(batches + 2);
      assertThat(value("parley_store_write_seconds_count")).isGreaterThanOrEqualTo(writes + 2);
      assertThat(value("parley_store_sync_seconds_count")).isGreaterThanOrEqualTo(syncs + 2);
      assertThat(value("parley_store_sync_seconds_sum")).isPositive();
    }
  }

  @Test
  void theFilesShowTheirSizeAndWhatIsDeadInThem() {
    try (ChatClient anna = ChatClient.register(server, "Anna");
        ChatClient ben = ChatClient.register(server, "Ben")) {
      double bytes = value("parley_store_size_bytes{file=\"messages\"}");
      double records = value("parley_store_records{file=\"messages\"}");
      String id =
          anna.get("message", "to", ben.id(), "content", "one").at("/message/id").textValue();
      anna.get("delete_message", "chat_id", ben.id(), "message_id", id);

      assertThat(value("parley_store_size_bytes{file=\"messages\"}")).isGreaterThan(bytes + 200);
      assertThat(value("parley_store_records{file=\"messages\"}")).isEqualTo(records + 2);
      assertThat(value("parley_store_dead_ratio{file=\"messages\"}")).isBetween(0.1, 0.9);
      assertThat(value("parley_store_free_bytes")).isPositive();
      assertThat(value("parley_store_writable")).isEqualTo(1);
    }
  }
}
