package chat.parley.websocket.json;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.account.AccountPolicy;
import chat.parley.domain.chat.Limits;
import chat.parley.websocket.rate.ProtocolRates;
import chat.parley.websocket.rate.Rates;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HelloTest {

  private static Hello hello(@Nullable Rates rates) {
    return new Hello(
        "1.2.3",
        Duration.ofSeconds(25),
        65_536,
        new Limits(4_000, 1_000, 200),
        new AccountPolicy(8, 10),
        rates);
  }

  @Test
  void theServerSaysWhatItIsAndWhatItTakes() {
    assertThat(Json.of(hello(new ProtocolRates()).frame()))
        .isEqualTo(
            Json.of(
                """
                {"type":"hello","status":"success","data":{
                  "protocol":1,"server":"parley/1.2.3","heartbeat_ms":25000,"limits":{
                    "frame_bytes":65536,"json_depth":16,"content_chars":4000,
                    "username_min_chars":2,"username_chars":32,
                    "password_min_chars":8,"password_bytes":72,"group_name_chars":64,
                    "group_members":1000,"groups_per_user":200,"sessions_per_user":10,
                    "sdp_bytes":32768,"ice_candidate_bytes":2048,"rates":{
                      "frames":{"burst":60,"count":10,"per_ms":1000},
                      "message":{"burst":20,"count":2,"per_ms":1000},
                      "update":{"burst":60,"count":10,"per_ms":1000},
                      "typing":{"burst":1,"count":1,"per_ms":3000}}}}}
                """));
  }

  @Test
  void whereNothingIsTooOftenThereAreNoRates() {
    assertThat(Json.of(hello(null).frame()).path("data").path("limits"))
        .isNotEmpty()
        .noneMatch(limit -> limit.isObject());
  }
}
