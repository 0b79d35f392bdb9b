package chat.parley.websocket.route;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.Guest;
import chat.parley.application.SignedIn;
import chat.parley.application.account.Account;
import chat.parley.application.contact.Contacts;
import chat.parley.application.presence.AnnouncePresence;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.fixture.RecordingNotifier;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.Token;
import chat.parley.domain.user.User;
import chat.parley.inmemory.InMemoryStore;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.FakeSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final RecordingNotifier presenceTold = new RecordingNotifier();
  private final InMemoryStore store = new InMemoryStore(_ -> {});
  private final Connections connections = new Connections();
  private final HeldCommits commits = new HeldCommits();
  private final FakeSocket socket = new FakeSocket();
  private final Connection connection = socket.connection("c", (_, _, _) -> true);
  private final SignIn signIn =
      new SignIn(
          connections,
          new AnnouncePresence(
              connections,
              new Contacts(store.groups(), store.messages()),
              new VoiceRooms(presenceTold),
              presenceTold),
          commits,
          Runnable::run);

  @BeforeEach
  void annaAndBenShareAGroup() {
    store.groups().add(Fixtures.bookClub(BEN));
    connections.opened(connection);
  }

  @Test
  void requestsAreTheUsersAtOnceAndEventsOnceItIsDurable() {
    signIn.accept(connection, account(ANNA));
    assertThat(connection.caller())
        .isEqualTo(new SignedIn(connection.id(), ANNA.id(), new SessionId("of Anna")));
    assertThat(connections.isOnline(ANNA.id())).isFalse();
    assertThat(presenceTold.events()).isEmpty();

    commits.commit();
    assertThat(connections.isOnline(ANNA.id())).isTrue();
    assertThat(presenceTold.heardBy(BEN.id()))
        .containsExactly(new Event.PresenceChanged(ANNA.id(), true));
  }

  @Test
  void aSignInThatWasLostDidNotHappen() {
    signIn.accept(connection, account(ANNA));
    commits.lose();

    assertThat(connection.caller()).isEqualTo(new Guest(connection.id()));
    assertThat(connections.isOnline(ANNA.id())).isFalse();
    assertThat(presenceTold.events()).isEmpty();
  }

  @Test
  void signingInAsSomebodyElseLeavesTheUserBefore() {
    signIn.accept(connection, account(ANNA));
    commits.commit();
    presenceTold.forget();
    signIn.accept(connection, account(BEN));
    commits.commit();

    assertThat(connections.isOnline(ANNA.id())).isFalse();
    assertThat(connections.isOnline(BEN.id())).isTrue();
    assertThat(presenceTold.heardBy(BEN.id()))
        .containsExactly(new Event.PresenceChanged(ANNA.id(), false));
    assertThat(heardAfter(ANNA)).isZero();
    assertThat(heardAfter(BEN)).isEqualTo(1);
  }

  @Test
  void signingInAgainKeepsTheConnectionAndTellsNobody() {
    signIn.accept(connection, account(ANNA));
    commits.commit();
    presenceTold.forget();
    signIn.accept(connection, account(ANNA));
    assertThat(heardAfter(ANNA)).as("while the second is not durable yet").isEqualTo(1);
    commits.commit();

    assertThat(presenceTold.events()).isEmpty();
    assertThat(heardAfter(ANNA)).as("and once more, not twice").isEqualTo(2);
  }

  @Test
  void aConnectionThatClosedMeanwhileLeavesNobodyOnline() {
    signIn.accept(connection, account(ANNA));
    connections.closed(connection);
    commits.commit();

    assertThat(connections.isOnline(ANNA.id())).isFalse();
    assertThat(presenceTold.events()).isEmpty();
  }

  /** How much the connection has heard in all, after one more event for this user. */
  private int heardAfter(User user) {
    connections.tell(
        Notice.to(user.id(), new Event.VoiceLeft(new GroupId("book-club"), user.id())));
    return socket.sent().size();
  }

  private static Account account(User user) {
    return new Account(
        user, new SessionId("of " + user.username()), Token.from(new SeededSecrets()));
  }
}
