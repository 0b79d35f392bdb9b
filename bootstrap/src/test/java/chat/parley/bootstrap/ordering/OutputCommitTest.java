package chat.parley.bootstrap.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.HeldDisk;
import chat.parley.bootstrap.JsonFiles;
import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(JsonFiles.class)
class OutputCommitTest {
  @Inject HeldDisk disk;

  @TestHTTPResource("/")
  URI server;

  private ChatClient anna;
  private ChatClient laptop;
  private ChatClient ben;

  @BeforeEach
  void twoPeopleOnThreeConnections() {
    anna = ChatClient.register(server, "Anna");
    laptop = anna.another(server);
    ben = ChatClient.register(server, "Ben");
  }

  @AfterEach
  void go() {
    disk.letGo();
    anna.close();
    laptop.close();
    ben.close();
  }

  @Test
  void nobodyHearsOfAMessageBeforeItIsOnTheDisk() {
    disk.hold();
    String request = send(1);
    disk.awaitASync();
    assertThat(anna.heard()).as("no reply").isEmpty();
    assertThat(laptop.heard()).as("no event").isEmpty();
    assertThat(ben.heard()).as("no event").isEmpty();

    disk.letGo();
    JsonNode sent = anna.reply(request);
    assertThat(sent.path("status").textValue()).isEqualTo("success");
    assertThat(ben.event("message").path("message").path("content").textValue()).isEqualTo("1");
    assertThat(laptop.event("message")).isEqualTo(sent.path("data"));
  }

  @Test
  void nobodyReadsWhatMayYetBeLost() {
    disk.hold();
    send(1);
    disk.awaitASync();
    String history = ben.send("get_chat_history", "chat_id", anna.id());
    assertThat(ben.heard()).isEmpty();

    disk.letGo();
    assertThat(ben.next().path("type").textValue()).as("the event first").isEqualTo("message");
    assertThat(ben.reply(history).path("data").path("messages")).hasSize(1);
  }

  @Test
  void nobodyIsSignedInBeforeTheirSessionIsOnTheDisk() {
    try (ChatClient phone = ChatClient.connect(server)) {
      disk.hold();
      String request = phone.send("reconnect", "token", ben.token());
      disk.awaitASync();
      assertThat(phone.heard()).isEmpty();

      disk.letGo();
      assertThat(phone.reply(request).path("status").textValue()).isEqualTo("success");
    }
  }

  @Test
  void whoeverConnectsIsGreetedWhateverTheDiskDoes() {
    disk.hold();
    send(1);
    disk.awaitASync();

    try (ChatClient client = ChatClient.connect(server)) {
      assertThat(client.hello().path("protocol").intValue()).isEqualTo(1);
    }
  }

  @Test
  void whatWasHeldBackIsToldInItsOrder() {
    disk.hold();
    List<String> requests = new ArrayList<>(List.of(send(1)));
    disk.awaitASync();
    for (int n = 2; n <= 50; n++) {
      requests.add(send(n));
    }
    assertThat(anna.heard()).isEmpty();
    assertThat(ben.heard()).isEmpty();
    disk.letGo();

    for (int n = 1; n <= 50; n++) {
      assertThat(anna.next().path("id").textValue()).isEqualTo(requests.get(n - 1));
      JsonNode event = ben.next().path("data").path("message");
      assertThat(event.path("rev").intValue()).isEqualTo(n);
      assertThat(event.path("content").textValue()).isEqualTo(Integer.toString(n));
    }
  }

  @Test
  void requestsSentWithoutWaitingAreAnsweredInOrderAndShareTheirSyncs() {
    int rounds = 5;
    int each = 100;
    int before = disk.syncs();
    for (int round = 0; round < rounds; round++) {
      disk.hold();
      List<String> requests = new ArrayList<>(List.of(send(0)));
      disk.awaitASync();
      for (int n = 1; n < each; n++) {
        requests.add(send(n));
      }
      assertThat(anna.heard()).as("all of them were taken, none was answered").isEmpty();
      disk.letGo();
      for (String request : requests) {
        assertThat(anna.next().path("id").textValue()).isEqualTo(request);
      }
    }

    assertThat(disk.syncs() - before).as("syncs").isLessThan(rounds * each / 4);
    JsonNode last = ben.get("get_chat_history", "chat_id", anna.id(), "limit", 1);
    assertThat(last.path("messages").path(0).path("seq").intValue()).isEqualTo(rounds * each);
  }

  @Test
  void fiveHundredRequestsAtOnceAreAnsweredInOrder() {
    List<String> requests = new ArrayList<>();
    for (int n = 0; n < 500; n++) {
      requests.add(n % 10 == 9 ? anna.send("get_chats") : send(n));
    }
    for (String request : requests) {
      assertThat(anna.next().path("id").textValue()).isEqualTo(request);
    }
    assertThat(anna.untaken()).isEmpty();
  }

  private String send(int n) {
    return anna.send("message", "to", ben.id(), "content", Integer.toString(n));
  }
}
