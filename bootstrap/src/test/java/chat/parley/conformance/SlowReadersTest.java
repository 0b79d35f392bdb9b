package chat.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import chat.parley.bootstrap.client.RawClient;
import chat.parley.bootstrap.client.Scrape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that never read, while two people talk, and a server with a heap of 256 MiB, which has to
 * survive them all.
 */
@Tag("conformance")
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowReadersTest {
  private static final int READERS = Integer.getInteger("slow.readers", 200);
  private static final int FLOODERS = 200;
  private static final int GUESTS = 100;
  private static final int PILERS = 250;
  private static final int PAGES = 3;
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final int WORDS = 150;
  private static final Duration P99 = Duration.ofMillis(250);

  /**
   * One that asked for all it could get held some 250 MiB while replies were counted, not weighed.
   */
  private static final long HEAP_BYTES = 128L << 20;

  private static final int PAGE = 100;
  private static final int DOORS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CUT_OFF = "parley_connections_closed_total{code=\"4408\"}";

  /** Who reads again, of those who are cut off: as many as can within the time they are given. */
  private static final int COMING_TO = 100;

  private static final int SLOW_CONSUMER = 4408;
  private static final int GONE = 0;

  private final List<RawClient> deaf = new ArrayList<>();
  private ServerProcess server;
  private Duration before;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    // It is the wire that is measured here, not the disk of the machine.
    server =
        new ServerProcess(
            folder, "-Dparley.store.json.sync=interval", "-Dparley.limits.group-members=5000");
    try (Talk talk = Talk.ofTwo(server.uri())) {
      before = talk.p99(WORDS, 100);
    }
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @AfterEach
  void hangUp() {
    deaf.forEach(RawClient::close);
    deaf.clear();
  }

  @ParameterizedTest
  @EnumSource
  void oneWhoAsksAndNeverReadsHoldsUpNobody(Flood flood) throws Exception {
    nobodyIsHeldUpBy(1, flood);
  }

  @ParameterizedTest
  @EnumSource
  void manyWhoAskAndNeverReadHoldUpNobody(Flood flood) throws Exception {
    nobodyIsHeldUpBy(FLOODERS, flood);
  }

  /** They ask for as long as their questions are taken. */
  private void nobodyIsHeldUpBy(int count, Flood flood) throws Exception {
    try (ChatClient librarian = ChatClient.register(server.uri(), "Librarian");
        Talk talk = Talk.ofTwo(server.uri())) {
      JsonNode library = librarian.get("create_group", "group_name", "Library");
      String id = library.path("id").textValue();
      for (int book = 0; book < PAGE; book++) {
        librarian.get("message", "to", id, "content", "\u20AC".repeat(4_000));
      }
      byte[] question = flood.kibibyte(id);
      for (RawClient client : members(count, library.path("invite_code").textValue())) {
        Thread.ofVirtual().start(() -> ask(client, question));
      }
      check(count + " that send " + flood, talk.p99(WORDS, 100));
    }
  }

  @Test
  void aBusyServerOutlivesGuestsWhoSendTheLargestFramesAndNeverRead() throws Exception {
    byte[] frame = Flood.largestFrame();
    try (Talk talk = Talk.ofTwo(server.uri())) {
      for (int n = 0; n < GUESTS; n++) {
        RawClient guest = new RawClient(server.uri());
        deaf.add(guest);
        Thread.ofVirtual().start(() -> ask(guest, frame));
      }
      check(GUESTS + " guests that send the largest frames", talk.p99(WORDS, 100));
    }
  }

  /** All are one person's, whose session goes from each connection to the next. */
  @Test
  void aBusyServerOutlivesPagesOfHistoryThatNobodyReads() throws Exception {
    try (ChatClient librarian = ChatClient.register(server.uri(), "Librarian");
        Talk talk = Talk.ofTwo(server.uri())) {
      String library = librarian.get("create_group", "group_name", "Heavy").path("id").textValue();
      for (int book = 0; book < PAGE; book++) {
        librarian.get("message", "to", library, "content", "\u0001".repeat(3_999) + "x");
      }
      String token = librarian.token();
      for (int n = 0; n < PILERS; n++) {
        RawClient client = new RawClient(server.uri());
        deaf.add(client);
        token = token(succeed(client, "reconnect", "\"token\":\"" + token + "\""));
        for (int page = 0; page < PAGES; page++) {
          client.sendText(
              "{\"type\":\"get_chat_history\",\"data\":{\"chat_id\":\"%s\",\"limit\":100}}"
                  .formatted(library));
        }
      }
      check(PILERS + " that ask for the heaviest pages", talk.p99(WORDS, 100));
    }
  }

  @Test
  void aBusyGroupGoesOnWithoutThoseWhoDoNotRead() throws Exception {
    try (Talk talk = Talk.inGroup(server.uri())) {
      long files = server.openFiles();
      List<RawClient> readers = members(READERS, talk.inviteCode());
      check(READERS + " in the group", talk.p99(2 * WORDS, 3_900));
      // Of so many more, the first are gone before the last are cut off: one has 3 s to hear why.
      List<Integer> expected =
          READERS > 2 * COMING_TO ? List.of(SLOW_CONSUMER, GONE) : List.of(SLOW_CONSUMER);
      try (ExecutorService again = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Integer>> codes = new ArrayList<>();
        readers.stream().limit(COMING_TO).forEach(reader -> codes.add(() -> toldOnClose(reader)));
        for (Future<Integer> code : again.invokeAll(codes)) {
          assertThat(code.get()).isIn(expected);
        }
      }
      Await.until(PATIENCE, () -> server.openFiles() <= files);
      check(READERS + " were in the group", talk.p99(WORDS, 1_000));
      assertThat(server.openFiles()).as("open once they are cut off").isLessThanOrEqualTo(files);
      assertThat(Scrape.of(server.management()).value(CUT_OFF)).isEqualTo(READERS);
    }
  }

  /** The code of the close frame; {@link #GONE} where the connection ended before it was read. */
  private static int toldOnClose(RawClient reader) {
    try {
      return reader.closeCode();
    } catch (UncheckedIOException _) {
      return GONE;
    }
  }

  private void check(String when, Duration p99) {
    long heap = server.heapInUse();
    System.out.printf(
        "%s: p99 %d ms, was %d ms; heap %d MiB%n",
        when, p99.toMillis(), before.toMillis(), heap >> 20);
    assertThat(server.isAlive()).isTrue();
    assertThat(server.errors()).isEmpty();
    assertThat(heap).as("heap in use, %s", when).isLessThan(HEAP_BYTES);
    // A machine that is busy with other things is slow anyway.
    assertThat(p99).as("p99, %s", when).isLessThan(P99.plus(before.multipliedBy(2)));
  }

  /** So many new people in a group, who read no more from here on. */
  private List<RawClient> members(int count, String inviteCode) throws Exception {
    Callable<RawClient> enter = () -> member(inviteCode);
    try (ExecutorService doors = Executors.newFixedThreadPool(DOORS)) {
      for (Future<RawClient> member : doors.invokeAll(Collections.nCopies(count, enter))) {
        deaf.add(member.get());
      }
    }
    return deaf;
  }

  private RawClient member(String inviteCode) {
    RawClient client = new RawClient(server.uri());
    succeed(
        client, "register", "\"username\":\"Deaf\",\"password\":\"" + ChatClient.PASSWORD + "\"");
    succeed(client, "join_group", "\"invite_code\":\"" + inviteCode + "\"");
    return client;
  }

  /** Returns the reply. */
  private static String succeed(RawClient client, String type, String data) {
    client.sendText("{\"type\":\"%s\",\"id\":\"%1$s\",\"data\":{%s}}".formatted(type, data));
    String frame = client.readText();
    while (!frame.contains("\"id\":\"" + type)) {
      frame = client.readText();
    }
    assertThat(frame).contains("success");
    return frame;
  }

  private static String token(String reply) {
    Matcher token = TOKEN.matcher(reply);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static void ask(RawClient client, byte[] question) {
    try {
      while (true) {
        client.write(question);
      }
    } catch (UncheckedIOException _) {
      // the server hung up, or the test is over
    }
  }
}
