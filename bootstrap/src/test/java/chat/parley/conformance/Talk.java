package chat.parley.conformance;

import chat.parley.bootstrap.client.ChatClient;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Two people who talk as people do, and how long it takes until the one hears the other. */
final class Talk implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ChatClient speaker;
  private final ChatClient listener;
  private final String to;
  private int words;

  private Talk(ChatClient speaker, ChatClient listener, String to) {
    this.speaker = speaker;
    this.listener = listener;
    this.to = to;
  }

  static Talk ofTwo(URI server) {
    ChatClient listener = ChatClient.register(server, "Listener");
    return new Talk(ChatClient.register(server, "Speaker"), listener, listener.id());
  }

  /** The same in a new group. */
  static Talk inGroup(URI server) {
    ChatClient speaker = ChatClient.register(server, "Speaker");
    ChatClient listener = ChatClient.register(server, "Listener");
    String group = speaker.get("create_group", "group_name", "Busy").path("id").textValue();
    Talk talk = new Talk(speaker, listener, group);
    listener.get("join_group", "invite_code", talk.inviteCode());
    return talk;
  }

  String inviteCode() {
    for (var chat : speaker.get("get_chats")) {
      if (chat.path("id").asText().equals(to)) {
        return chat.path("invite_code").textValue();
      }
    }
    throw new AssertionError("no group " + to);
  }

  /** Says so many things of so many characters, and returns the 99th percentile of the times. */
  Duration p99(int count, int characters) {
    long[] nanos = new long[count];
    for (int n = 0; n < count; n++) {
      forgetTheRest();
      String word = words++ + "x".repeat(characters);
      long start = System.nanoTime();
      String sent = speaker.send("message", "to", to, "content", word);
      listener.event("message", data -> data.path("message").path("content").asText().equals(word));
      nanos[n] = System.nanoTime() - start;
      speaker.reply(sent);
      LockSupport.parkNanos(PAUSE.toNanos() - nanos[n]);
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[count * 99 / 100]);
  }

  /** What these two hear besides would otherwise be looked through for each word again. */
  private void forgetTheRest() {
    speaker.untaken();
    listener.untaken();
  }

  @Override
  public void close() {
    speaker.close();
    listener.close();
  }
}
