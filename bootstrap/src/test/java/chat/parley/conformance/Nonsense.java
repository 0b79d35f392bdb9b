package chat.parley.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests and frames that are nearly right. The same seed makes the same ones. */
final class Nonsense {
  private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";

  private static final List<String> REQUESTS =
      List.of(
          "{\"type\":\"register\",\"id\":\"1\",\"data\":{\"username\":\"Anna\",\"password\":\"correct horse\"}}",
          "{\"type\":\"login\",\"data\":{\"handle\":\"Anna#1234\",\"password\":\"correct horse\"}}",
          "{\"type\":\"reconnect\",\"data\":{\"token\":\"AAAA\"}}",
          "{\"type\":\"message\",\"id\":\"2\",\"data\":{\"to\":\"ID\",\"content\":\"hello\",\"reply_to\":null,\"client_msg_id\":\"c1\"}}",
          "{\"type\":\"create_group\",\"data\":{\"group_name\":\"Climbing\"}}",
          "{\"type\":\"join_group\",\"data\":{\"invite_code\":\"123456\"}}",
          "{\"type\":\"get_group\",\"data\":{\"group_id\":\"ID\"}}",
          "{\"type\":\"voice_signal\",\"data\":{\"target_id\":\"ID\",\"signal_type\":\"offer\",\"payload\":{\"sdp\":\"v=0\"}}}",
          "{\"type\":\"get_chats\",\"id\":\"3\"}",
          "{\"type\":\"get_chat_history\",\"data\":{\"chat_id\":\"ID\",\"before\":10,\"limit\":50}}",
          "{\"type\":\"edit_message\",\"data\":{\"chat_id\":\"ID\",\"message_id\":\"ID\",\"content\":\"other\"}}",
          "{\"type\":\"delete_message\",\"data\":{\"chat_id\":\"ID\",\"message_id\":\"ID\"}}",
          "{\"type\":\"mark_read\",\"data\":{\"chat_id\":\"ID\",\"seq\":1}}",
          "{\"type\":\"typing\",\"data\":{\"to\":\"ID\",\"is_typing\":true}}",
          "{\"type\":\"pin_message\",\"data\":{\"chat_id\":\"ID\",\"message_id\":null}}",
          "{\"type\":\"admin_action\",\"data\":{\"group_id\":\"ID\",\"target_id\":\"ID\",\"action\":\"mute\",\"until\":1}}",
          "{\"type\":\"search_user\",\"data\":{\"query\":\"An\"}}",
          "{\"type\":\"update_profile\",\"data\":{\"username\":\"Ben\"}}",
          "{\"type\":\"join_voice\",\"data\":{\"group_id\":\"ID\",\"is_muted\":true}}",
          "{\"type\":\"voice_state_update\",\"data\":{\"group_id\":\"ID\",\"raised_hand\":true}}",
          "{\"type\":\"leave_voice\",\"data\":{\"group_id\":\"ID\"}}",
          "{\"type\":\"health_check\"}",
          "{\"type\":\"ping\",\"id\":\"4\"}");

  /** 512 names of one hash, at which a table that keeps names breaks. */
  private static final String NAMES_OF_ONE_HASH =
      IntStream.range(512, 1024)
          .mapToObj(n -> Integer.toBinaryString(n).replace("0", "Aa").replace("1", "B@"))
          .collect(Collectors.joining("\":1,\"", "{\"", "\":1}"));

  /** What parsers and those behind them stumble over. */
  private static final List<String> SCRAPS =
      List.of(
          "null",
          "true",
          "-0",
          "1e999999",
          "9".repeat(400),
          "0.1",
          "[]",
          "{}",
          "[".repeat(40),
          "\"\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\u202E\"",
          "\"\\ud83d\\ude00\"",
          "\"" + "x".repeat(5_000) + "\"",
          "\"ID\"",
          "\"type\":",
          ",",
          ":",
          "\\",
          "\"",
          "}",
          "\n",
          "NaN",
          "/**/",
          "'",
          "\uFEFF",
          "-",
          "\"id\":7,",
          NAMES_OF_ONE_HASH);

  private static final byte[] UPGRADE =
      "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n".getBytes(StandardCharsets.US_ASCII);

  private final RandomGenerator random;
  private final List<String> ids;

  /** {@code ids} are ones that exist, so that some requests get as far as their use case. */
  Nonsense(long seed, List<String> ids) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.ids = ids;
  }

  /** A request, with up to three changes. */
  String request() {
    StringBuilder text = new StringBuilder(any(REQUESTS));
    for (int at = text.indexOf("ID"); at >= 0; at = text.indexOf("ID", at + 2)) {
      text.replace(at, at + 2, random.nextInt(8) == 0 ? UNKNOWN_ID : any(ids));
    }
    for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
      change(text);
    }
    return text.toString();
  }

  private void change(StringBuilder text) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(12));
    switch (random.nextInt(7)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to));
      case 2 -> text.setCharAt(from, (char) random.nextInt(0x250));
      case 3 -> text.insert(from, any(SCRAPS));
      case 4 -> replaceValue(text, from);
      case 5 -> text.insert(1, "\"%x\":1,".formatted(random.nextLong())); // a name not seen before
      default -> text.setLength(from);
    }
  }

  /** Puts something of another type where a value is. */
  private void replaceValue(StringBuilder text, int near) {
    int from = text.indexOf(":", near) + 1;
    int to = text.indexOf(",", from);
    text.replace(from, to < 0 ? text.length() : to, any(SCRAPS));
  }

  /** A frame or some, with lies in the header, or no frame at all. */
  byte[] bytes() {
    return switch (random.nextInt(10)) {
      case 0 -> noise(1 + random.nextInt(200));
      case 1 -> UPGRADE;
      case 2 -> frame(random.nextInt(256), noise(random.nextInt(130)));
      case 3 -> frame(0x89, noise(random.nextInt(140))); // a ping, perhaps too long
      case 4 -> frame(0x88, noise(random.nextInt(4))); // a close, perhaps with half a code
      case 5 -> fragments();
      case 6, 7 -> flipped(frame(0x81, request().getBytes(StandardCharsets.UTF_8)));
      default -> frame(0x81, request().getBytes(StandardCharsets.UTF_8));
    };
  }

  private byte[] fragments() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] text = request().getBytes(StandardCharsets.UTF_8);
    all.writeBytes(frame(0x01, text));
    for (int more = random.nextInt(4); more > 0; more--) {
      all.writeBytes(frame(random.nextInt(8) == 0 ? 0x89 : 0x00, noise(random.nextInt(20))));
    }
    all.writeBytes(frame(random.nextInt(8) == 0 ? 0x81 : 0x80, text));
    return all.toByteArray();
  }

  /** With one bit of its first bytes turned: of the head, the length, the mask, or the text. */
  private byte[] flipped(byte[] frame) {
    frame[random.nextInt(Math.min(12, frame.length))] ^= (byte) (1 << random.nextInt(8));
    return frame;
  }

  private byte[] noise(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /** As clients send it: masked, and here by a mask that changes nothing. */
  static byte[] frame(int head, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) head);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
