package chat.parley.websocket.json;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HelloTest {

  @Test
  void theServerSaysWhatItIsAndWhatItTakes() {
    Hello hello = new Hello("1.2.3", Duration.ofSeconds(25), 65_536, new Limits(4_000, 1_000, 200));

    assertThat(Json.of(hello.frame()))
        .isEqualTo(
            Json.of(
                """
                {"type":"hello","status":"success","data":{
                  "protocol":1,"server":"parley/1.2.3","heartbeat_ms":25000,"limits":{
                    "frame_bytes":65536,"json_depth":16,"content_chars":4000,"group_members":1000,
                    "groups_per_user":200,"sdp_bytes":32768,"ice_candidate_bytes":2048}}}
                """));
  }
}
