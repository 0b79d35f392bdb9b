package chat.parley.websocket.connection;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.SignedIn;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final Event EVENT = new Event.VoiceLeft(new GroupId("book-club"), ANNA.id());

  private final Connections connections = new Connections();
  private int opened;

  @Test
  void everyConnectionOfAUserIsTold() {
    Client phone = signedIn(ANNA);
    Client laptop = signedIn(ANNA);
    Client ben = signedIn(BEN);
    connections.tell(Notice.to(ANNA.id(), EVENT));

    assertThat(phone.heard()).isEqualTo(1);
    assertThat(laptop.heard()).isEqualTo(1);
    assertThat(ben.heard()).isZero();
  }

  @Test
  void aUserLeftOutHearsNothingOnAnyConnection() {
    Client phone = signedIn(ANNA);
    Client laptop = signedIn(ANNA);
    Client ben = signedIn(BEN);
    connections.tell(Notice.to(Set.of(ANNA.id(), BEN.id()), EVENT).butNotTo(ANNA.id()));

    assertThat(phone.heard()).isZero();
    assertThat(laptop.heard()).isZero();
    assertThat(ben.heard()).isEqualTo(1);
  }

  @Test
  void aConnectionLeftOutHearsNothingWhileTheUsersOthersDo() {
    Client phone = signedIn(ANNA);
    Client laptop = signedIn(ANNA);
    connections.tell(Notice.to(ANNA.id(), EVENT).notOn(phone.connection.id()));

    assertThat(phone.heard()).isZero();
    assertThat(laptop.heard()).isEqualTo(1);
  }

  @Test
  void anEventIsEncodedOnceForAllWhoHearIt() {
    Client anna = signedIn(ANNA);
    Client ben = signedIn(BEN);
    connections.tell(Notice.to(Set.of(ANNA.id(), BEN.id()), EVENT));
    anna.socket.run();
    ben.socket.run();

    assertThat(anna.socket.sentBytes()).hasSize(1);
    assertThat(anna.socket.sentBytes().getFirst()).isSameAs(ben.socket.sentBytes().getFirst());
  }

  @Test
  void guestsHearNothing() {
    Client guest = open();
    connections.tell(Notice.to(ANNA.id(), EVENT));

    assertThat(guest.heard()).isZero();
    assertThat(connections.isOnline(ANNA.id())).isFalse();
  }

  @Test
  void aUserIsOnlineAsLongAsOneConnectionIs() {
    Client phone = signedIn(ANNA);
    Client laptop = signedIn(ANNA);
    assertThat(connections.isOnline(ANNA.id())).isTrue();

    connections.closed(phone.connection);
    assertThat(connections.isOnline(ANNA.id())).isTrue();

    connections.closed(laptop.connection);
    assertThat(connections.isOnline(ANNA.id())).isFalse();
  }

  @Test
  void aClosedConnectionIsToldNothing() {
    Client phone = signedIn(ANNA);
    Client laptop = signedIn(ANNA);
    connections.closed(phone.connection);
    connections.tell(Notice.to(ANNA.id(), EVENT));

    assertThat(phone.heard()).isZero();
    assertThat(laptop.heard()).isEqualTo(1);
  }

  @Test
  void aConnectionThatClosedWhileItsUserSignedInIsNotKept() {
    Client anna = open();
    connections.closed(anna.connection);
    connections.bind(anna.connection, ANNA.id());

    assertThat(connections.isOnline(ANNA.id())).isFalse();
  }

  @Test
  void unbindingAConnectionTakesItFromOneUserOnly() {
    Client shared = signedIn(ANNA);
    Client laptop = signedIn(ANNA);
    connections.unbind(shared.connection, ANNA.id());
    connections.bind(shared.connection, BEN.id());
    connections.unbind(shared.connection, CLARA.id());
    connections.tell(Notice.to(ANNA.id(), EVENT));
    assertThat(shared.heard()).isZero();
    assertThat(laptop.heard()).isEqualTo(1);

    connections.tell(Notice.to(BEN.id(), EVENT));
    assertThat(shared.heard()).isEqualTo(1);
  }

  @Test
  void aFewOnlineAmongManyToldAreFoundWithoutWalkingThroughTheMany() {
    Client anna = signedIn(ANNA);
    Client ben = signedIn(BEN);
    Set<UserId> many = Fixtures.crowd(1_000).stream().map(User::id).collect(Collectors.toSet());
    many.add(ANNA.id());
    WatchedSet to = new WatchedSet(many);
    connections.tell(Notice.to(to, EVENT));

    assertThat(to.walks).isZero();
    assertThat(anna.heard()).isEqualTo(1);
    assertThat(ben.heard()).isZero();
  }

  @Test
  void aFewToldAmongManyOnlineAreFoundWithoutWalkingThroughTheMany() {
    Client anna = signedIn(ANNA);
    Client ben = signedIn(BEN);
    Fixtures.crowd(100).forEach(this::signedIn);
    WatchedSet to = new WatchedSet(Set.of(ANNA.id()));
    connections.tell(Notice.to(to, EVENT));

    assertThat(to.asked).as("once for each who is online, if those were walked through").isZero();
    assertThat(anna.heard()).isEqualTo(1);
    assertThat(ben.heard()).isZero();
  }

  @Test
  void thoseWhoAreToldAgainAreNotLookedForAgain() {
    Client anna = signedIn(ANNA);
    Client ben = signedIn(BEN);
    WatchedSet to = new WatchedSet(Set.of(ANNA.id(), BEN.id()));
    connections.tell(Notice.to(to, EVENT));
    connections.tell(Notice.to(to, EVENT));

    assertThat(to.walks).isEqualTo(1);
    assertThat(anna.heard()).isEqualTo(2);
    assertThat(ben.heard()).isEqualTo(2);
  }

  @Test
  void whoComesOrGoesBetweenTwoEventsHearsTheSecondOrOnlyTheFirst() {
    Set<UserId> to = Set.of(ANNA.id(), BEN.id(), CLARA.id());
    Client anna = signedIn(ANNA);
    Client ben = signedIn(BEN);
    connections.tell(Notice.to(to, EVENT));
    Client clara = signedIn(CLARA);
    connections.closed(ben.connection);
    connections.tell(Notice.to(to, EVENT));

    assertThat(anna.heard()).isEqualTo(2);
    assertThat(ben.heard()).isEqualTo(1);
    assertThat(clara.heard()).isEqualTo(1);
  }

  @Test
  void whoIsLeftOutOnceHearsTheNext() {
    Set<UserId> to = Set.of(ANNA.id(), BEN.id());
    Client anna = signedIn(ANNA);
    Client ben = signedIn(BEN);
    connections.tell(Notice.to(to, EVENT).butNotTo(ANNA.id()));
    connections.tell(Notice.to(to, EVENT).notOn(ben.connection.id()));
    assertThat(anna.heard()).isEqualTo(1);
    assertThat(ben.heard()).isEqualTo(1);

    connections.tell(Notice.to(to, EVENT));
    assertThat(anna.heard()).isEqualTo(2);
    assertThat(ben.heard()).isEqualTo(2);
  }

  @Test
  void allCanBeClosed() {
    Client anna = signedIn(ANNA);
    Client guest = open();
    Client gone = open();
    connections.closed(gone.connection);
    connections.closeAll(CloseCode.SERVER_RESTARTING);

    assertThat(anna.closed()).isEqualTo(CloseCode.SERVER_RESTARTING);
    assertThat(guest.closed()).isEqualTo(CloseCode.SERVER_RESTARTING);
    assertThat(gone.closed()).isNull();
  }

  @Test
  void oneThatOpensAfterAllWereClosedIsClosedAsWell() {
    assertThat(connections.areClosing()).isFalse();
    connections.closeAll(CloseCode.SERVER_RESTARTING);

    assertThat(connections.areClosing()).isTrue();
    assertThat(open().closed()).isEqualTo(CloseCode.SERVER_RESTARTING);
  }

  private Client open() {
    FakeSocket socket = new FakeSocket();
    Connection connection = socket.connection("c" + ++opened, (_, _, _) -> true);
    connections.opened(connection);
    return new Client(connection, socket);
  }

  private Client signedIn(User user) {
    Client client = open();
    client.connection.signIn(
        new SignedIn(client.connection.id(), user.id(), new SessionId("s" + opened)));
    connections.bind(client.connection, user.id());
    return client;
  }

  private record Client(Connection connection, FakeSocket socket) {
    int heard() {
      return socket.sent().size();
    }

    CloseCode closed() {
      socket.run();
      return socket.closed();
    }
  }

  /** Counts how it is looked through. */
  private static final class WatchedSet extends HashSet<UserId> {
    private static final long serialVersionUID = 1L;

    private int walks;
    private int asked;

    WatchedSet(Collection<UserId> users) {
      super(users);
    }

    @Override
    public Iterator<UserId> iterator() {
      walks++;
      return super.iterator();
    }

    @Override
    public Spliterator<UserId> spliterator() {
      walks++;
      return super.spliterator();
    }

    @Override
    public boolean contains(Object one) {
      asked++;
      return super.contains(one);
    }
  }
}
