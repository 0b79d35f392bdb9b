package chat.parley.conformance;

import chat.parley.bootstrap.client.RawClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a client that never reads may send without end, each of it worth an answer. */
enum Flood {
  PINGS {
    @Override
    byte[] kibibyte(String group) {
      return repeated(Nonsense.frame(PING, new byte[LARGEST_PING]));
    }
  },
  EMPTY_PINGS {
    @Override
    byte[] kibibyte(String group) {
      return repeated(Nonsense.frame(PING, new byte[0]));
    }
  },
  NO_REQUESTS {
    @Override
    byte[] kibibyte(String group) {
      return repeated(Nonsense.frame(RawClient.FINAL_TEXT, new byte[] {'1'}));
    }
  },
  REQUESTS_TO_PING {
    @Override
    byte[] kibibyte(String group) {
      return request("ping", "{}");
    }
  },
  HEALTH_CHECKS {
    @Override
    byte[] kibibyte(String group) {
      return request("health_check", "{}");
    }
  },
  CHATS {
    @Override
    byte[] kibibyte(String group) {
      return request("get_chats", "{}");
    }
  },
  PAGES_OF_HISTORY {
    @Override
    byte[] kibibyte(String group) {
      return request("get_chat_history", "{\"chat_id\":\"%s\",\"limit\":100}".formatted(group));
    }
  };

  private static final int PING = 0x89;
  private static final int LARGEST_PING = 125;

  /** In whole frames. */
  abstract byte[] kibibyte(String group);

  /** The largest that is read, a request of an unknown type; a string of two bytes a character. */
  static byte[] largestFrame() {
    byte[] request =
        ("{\"type\":\"\u0101" + "x".repeat(65_400) + "\"}").getBytes(StandardCharsets.UTF_8);
    return Nonsense.frame(RawClient.FINAL_TEXT, request);
  }

  private static byte[] repeated(byte[] frame) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    while (frames.size() + frame.length <= 1_024) {
      frames.writeBytes(frame);
    }
    return frames.toByteArray();
  }

  private static byte[] request(String type, String data) {
    String json =
        "{\"type\":\"%s\",\"data\":%s,\"padding\":\"%s\"}".formatted(type, data, "x".repeat(920));
    return Nonsense.frame(RawClient.FINAL_TEXT, json.getBytes(StandardCharsets.UTF_8));
  }
}
