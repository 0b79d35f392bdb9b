package chat.parley.websocket.limit;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.application.Guest;
import chat.parley.application.SignedIn;
import chat.parley.application.account.AccountLookup;
import chat.parley.application.account.LogIn;
import chat.parley.application.account.Register;
import chat.parley.application.message.ShowTyping;
import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.fixture.TickingClock;
import chat.parley.domain.lockout.Lockout;
import chat.parley.domain.lockout.LockoutRepository;
import chat.parley.domain.rejection.Rejected;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.session.ConnectionId;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.User;
import chat.parley.domain.user.Username;
import chat.parley.inmemory.InMemoryStore;
import chat.parley.websocket.connection.Backlog;
import chat.parley.websocket.connection.CloseCode;
import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.connection.Connections;
import chat.parley.websocket.connection.FakeSocket;
import chat.parley.websocket.connection.FrameBudget;
import chat.parley.websocket.connection.Limit;
import chat.parley.websocket.connection.Reception;
import chat.parley.websocket.connection.WireObserver;
import chat.parley.websocket.rate.ProtocolRates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The limits of the protocol, one by one. */
class GuardsTest {
  private static final Rejection WRONG_PASSWORD = new Rejection.InvalidCredentials();
  private static final Rejection WRONG_CODE = new Rejection.InviteInvalid();
  private static final InviteCode CODE = new InviteCode("123456");

  private final TickingClock clock = new TickingClock();
  private final InMemoryStore store = new InMemoryStore(_ -> {});
  private final List<String> observed = new ArrayList<>();
  private final WireObserver observer =
      new WireObserver() {
        @Override
        public void limited(Limit limit) {
          observed.add("refused by " + limit);
        }

        @Override
        public void lockedOut(Limit limit) {
          observed.add("locked out by " + limit);
        }
      };
  private Guards guards = guards();
  private int rounds;

  private Guards guards() {
    return Guards.of(
        new LimitFactory(store.lockouts(), clock, new ClockMeter(clock), observer),
        new ProtocolRates(),
        new AccountLookup(store.users()));
  }

  private Connection from(String address) {
    return new Connection(
        new ConnectionId("c"),
        address,
        new FakeSocket(),
        new Reception(
            (_, _, _) -> true,
            FrameBudget::unlimited,
            new Backlog(new Connections(), Long.MAX_VALUE),
            () -> 0,
            WireObserver.NONE));
  }

  private static SignedIn signedIn(User user) {
    return new SignedIn(new ConnectionId("c"), user.id(), new SessionId("s"));
  }

  private static LogIn.Command logInAs(String handle) {
    return new LogIn.Command(handle, new Password("guess"));
  }

  private Admission tryToLogIn(String handle, String address) {
    Connection connection = from(address);
    return guards.logIn().admit(connection, new Guest(connection.id()), logInAs(handle));
  }

  private void failToLogIn(String handle, String address) {
    tryToLogIn(handle, address).ended(WRONG_PASSWORD);
  }

  private Admission tryToJoin(User user, String address) {
    return guards.invite().admit(from(address), signedIn(user), CODE);
  }

  private void failToJoin(User user, String address) {
    tryToJoin(user, address).ended(WRONG_CODE);
  }

  private static Rejection refused(Runnable what) {
    Rejected rejected = catchThrowableOfType(Rejected.class, what::run);
    assertThat(rejected).as("a refusal").isNotNull();
    return rejected.rejection();
  }

  private static void times(int count, Runnable what) {
    for (int i = 0; i < count; i++) {
      what.run();
    }
  }

  @Test
  void fiveWrongPasswordsLockAnAccountForAQuarterOfAnHourFromEverywhere() {
    for (int i = 0; i < 5; i++) {
      failToLogIn("Anna#0001", "10.0.0." + i);
    }

    assertThat(refused(() -> failToLogIn("anna#0001", "10.9.9.9")))
        .isEqualTo(new Rejection.LockedOut(Duration.ofMinutes(15)));
    assertThat(observed).containsExactly("locked out by LOGIN_ACCOUNT", "refused by LOGIN_ACCOUNT");
    assertThatCode(() -> failToLogIn("ben#0002", "10.0.0.1")).doesNotThrowAnyException();
    clock.advance(Duration.ofMinutes(15));
    assertThatCode(() -> failToLogIn("anna#0001", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void anAccountIsLockedUnderAllItsNames() {
    assertThat(store.users().add(ANNA)).isTrue();
    failToLogIn("Anna#0001", "10.0.0.1");
    failToLogIn("anna#0001", "10.0.0.1");
    times(3, () -> failToLogIn("anna", "10.0.0.1"));

    assertThat(refused(() -> failToLogIn("Anna#0001", "10.0.0.2")))
        .isInstanceOf(Rejection.LockedOut.class);
    assertThat(refused(() -> failToLogIn("ANNA", "10.0.0.2")))
        .isInstanceOf(Rejection.LockedOut.class);
  }

  @Test
  void whatCanBeNoHandleCountsByAddressAlone() {
    List<String> handles = List.of("x".repeat(60_000), "x#" + "1".repeat(60_000), "no good", "");
    for (String handle : handles) {
      times(5, () -> failToLogIn(handle, "10.0.0.1"));
      assertThatCode(() -> failToLogIn(handle, "10.0.0.2")).doesNotThrowAnyException();
    }

    assertThat(observed).containsExactly("locked out by LOGIN_ADDRESS");
  }

  @Test
  void fourWrongPasswordsEachQuarterOfAnHourLockNobodyOut() {
    for (int round = 0; round < 10; round++) {
      times(4, () -> failToLogIn("anna#0001", "10.0.0.1"));
      clock.advance(Duration.ofMinutes(15));
    }
    assertThatCode(() -> failToLogIn("anna#0001", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void twentyWrongPasswordsLockAnAddressWhateverTheAccounts() {
    for (int i = 0; i < 20; i++) {
      failToLogIn("user" + i, "10.0.0.1");
    }

    assertThat(refused(() -> failToLogIn("another", "10.0.0.1")))
        .isInstanceOf(Rejection.LockedOut.class);
    assertThatCode(() -> failToLogIn("another", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void aRightPasswordCountsForNothing() {
    times(100, () -> tryToLogIn("anna#0001", "10.0.0.1").ended(null));

    assertThatCode(() -> failToLogIn("anna#0001", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void noMoreTriesAreUnderWayAtATimeThanMayFail() {
    failToLogIn("anna#0001", "10.0.0.1");
    List<Admission> underWay = new ArrayList<>();
    times(4, () -> underWay.add(tryToLogIn("anna#0001", "10.0.0.1")));

    assertThat(refused(() -> tryToLogIn("anna#0001", "10.0.0.2")))
        .isEqualTo(new Rejection.RateLimited(Duration.ofSeconds(1)));
    underWay.removeLast().ended(null);
    underWay.add(tryToLogIn("anna#0001", "10.0.0.2"));
    underWay.forEach(tried -> tried.ended(WRONG_PASSWORD));
    assertThat(refused(() -> tryToLogIn("anna#0001", "10.0.0.3")))
        .isEqualTo(new Rejection.LockedOut(Duration.ofMinutes(15)));
  }

  @Test
  void aTryThatOneLimitRefusesIsNotUnderWayForTheOther() {
    for (int i = 0; i < 20; i++) {
      failToLogIn("user" + i, "10.0.0.1");
    }
    times(10, () -> refused(() -> tryToLogIn("anna#0001", "10.0.0.1")));

    times(5, () -> failToLogIn("anna#0001", "10.0.0.2"));
  }

  @Test
  void aTryThatALockOutRefusesIsNotUnderWayWhenItEnds() {
    times(5, () -> failToLogIn("anna#0001", "10.0.0.1"));
    times(10, () -> refused(() -> tryToLogIn("anna#0001", "10.0.0.1")));
    clock.advance(Duration.ofMinutes(15));

    times(5, () -> failToLogIn("anna#0001", "10.0.0.1"));
  }

  @Test
  void aLockOutThatCannotBeKeptLeavesNoTryUnderWay() {
    guards =
        Guards.of(
            new LimitFactory(new FullDisk(), clock, new ClockMeter(clock), observer),
            new ProtocolRates(),
            new AccountLookup(store.users()));
    times(4, () -> failToLogIn("anna#0001", "10.0.0.1"));
    assertThat(refused(() -> failToLogIn("anna#0001", "10.0.0.1")))
        .isInstanceOf(Rejection.Unavailable.class);
    clock.advance(Duration.ofMinutes(15));

    for (int i = 0; i < 20; i++) {
      assertThat(tryToLogIn("user" + i, "10.0.0.1")).as("try %d at a time", i).isNotNull();
    }
  }

  @Test
  void rightCodesTakeNothingFromTheBudgetOfAll() {
    for (int i = 0; i < 300; i++) {
      tryToJoin(ANNA, "10.0.0.1").ended(null);
    }
    assertThatCode(() -> failToJoin(ANNA, "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void aLockOutIsLongerEachTimeUpToADayAndOutlivesARestart() {
    Duration expected = Duration.ofMinutes(10);
    for (int i = 0; i < 10; i++) {
      times(5, () -> failToJoin(ANNA, "10.0.0.1" + rounds++));
      guards = guards(); // a restart: buckets are gone, lock-outs are not
      assertThat(refused(() -> failToJoin(ANNA, "10.1.1.1")))
          .isEqualTo(new Rejection.LockedOut(expected));
      clock.advance(expected);
      Duration doubled = expected.multipliedBy(2);
      expected = doubled.compareTo(Duration.ofDays(1)) < 0 ? doubled : Duration.ofDays(1);
    }
    assertThat(expected).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void whoKeepsStillForADayHasACleanRecord() {
    times(5, () -> failToJoin(ANNA, "10.0.0.1"));
    clock.advance(Duration.ofDays(1).plusMinutes(10));
    times(5, () -> failToJoin(ANNA, "10.0.0.2"));

    assertThat(refused(() -> failToJoin(ANNA, "10.0.0.3")))
        .isEqualTo(new Rejection.LockedOut(Duration.ofMinutes(10)));
  }

  @Test
  void tenWrongCodesLockAnAddressWhoeverTries() {
    times(4, () -> failToJoin(ANNA, "10.0.0.1"));
    times(4, () -> failToJoin(BEN, "10.0.0.1"));
    for (int i = 0; i < 2; i++) {
      failToJoin(user("user" + i, i), "10.0.0.1");
    }

    assertThat(refused(() -> failToJoin(BEN, "10.0.0.1"))).isInstanceOf(Rejection.LockedOut.class);
  }

  @Test
  void allTogetherHaveABudgetOfWrongCodes() {
    for (int i = 0; i < 200; i++) {
      failToJoin(user("user" + i, i), "10.0.0." + i);
    }

    assertThat(refused(() -> failToJoin(ANNA, "10.1.0.1")))
        .isInstanceOf(Rejection.RateLimited.class);
  }

  @Test
  void anAddressRegistersFiveTimesAnHour() {
    Register.Command command = new Register.Command(new Username("anna"), new Password("password"));
    Connection connection = from("10.0.0.1");
    Guest guest = new Guest(connection.id());
    times(5, () -> guards.register().admit(connection, guest, command));

    assertThat(refused(() -> guards.register().admit(connection, guest, command)))
        .isEqualTo(new Rejection.RateLimited(Duration.ofMinutes(12)));
    assertThatCode(() -> guards.register().admit(from("10.0.0.2"), guest, command))
        .doesNotThrowAnyException();
  }

  @Test
  void aUserSendsTwentyMessagesAtOnceAndTwoASecondFromThenOn() {
    Object command = "any that writes to a chat";
    Runnable send = () -> guards.message().admit(from("10.0.0.1"), signedIn(ANNA), command);
    times(20, send);

    assertThat(refused(send)).isEqualTo(new Rejection.RateLimited(Duration.ofMillis(500)));
    clock.advance(Duration.ofSeconds(1));
    times(2, send);
    assertThat(refused(send)).isInstanceOf(Rejection.RateLimited.class);
    assertThatCode(() -> guards.message().admit(from("10.0.0.1"), signedIn(BEN), command))
        .doesNotThrowAnyException();
  }

  @Test
  void typingIsShownOnceInThreeSecondsAndItsEndNoMatterHowSoon() {
    ShowTyping.Command begin = new ShowTyping.Command(new ChatId("x"), true);
    ShowTyping.Command end = new ShowTyping.Command(new ChatId("x"), false);
    Runnable type = () -> guards.typing().admit(from("10.0.0.1"), signedIn(ANNA), begin);
    type.run();

    assertThat(refused(type)).isInstanceOf(Rejection.RateLimited.class);
    guards.typing().admit(from("10.0.0.1"), signedIn(ANNA), end);
    clock.advance(Duration.ofSeconds(3));
    type.run();
  }

  @Test
  void aUserTellsOthersSixtyThingsAtOnceFromHoweverManyConnections() {
    Object mark = "mark_read";
    Runnable tell = () -> guards.update().admit(from("10.0.0.1"), signedIn(ANNA), mark);
    times(60, tell);

    assertThat(refused(tell)).isEqualTo(new Rejection.RateLimited(Duration.ofMillis(100)));
    ShowTyping.Command begin = new ShowTyping.Command(new ChatId("x"), true);
    assertThat(refused(() -> guards.typing().admit(from("10.0.0.1"), signedIn(ANNA), begin)))
        .isInstanceOf(Rejection.RateLimited.class);
  }

  @Test
  void aConnectionThatSendsTooMuchAtOnceIsRefusedAndNoFlood() {
    FrameBudget budget = guards.frames().get();
    times(60, () -> assertThat(budget.take()).isZero());
    times(256, () -> assertThat(budget.take()).isEqualTo(Duration.ofMillis(100)));

    assertThat(budget.isFlood()).isFalse();
    budget.take();
    assertThat(budget.isFlood()).isTrue();
  }

  @Test
  void aConnectionThatGoesOnWhenItIsRefusedIsFloodingWhateverIsLetThroughMeanwhile() {
    FrameBudget budget = guards.frames().get();
    int seconds = 0;
    for (; !budget.isFlood(); seconds++) {
      times(50, budget::take);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(seconds).isBetween(5, 15);
  }

  @Test
  void aConnectionThatSendsALittleTooMuchIsRefusedForEverAndNeverPutOut() {
    FrameBudget budget = guards.frames().get();
    for (int second = 0; second < 1_000; second++) {
      times(20, budget::take);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(budget.isFlood()).isFalse();
  }

  @Test
  void pingsAndPongsCountLikeAnyFrame() {
    FakeSocket socket = new FakeSocket();
    Connection connection =
        new Connection(
            new ConnectionId("c"),
            "10.0.0.1",
            socket,
            new Reception(
                (_, _, _) -> true,
                guards.frames(),
                new Backlog(new Connections(), Long.MAX_VALUE),
                () -> 0,
                WireObserver.NONE));
    times(60 + 256, connection::receiveControl);
    socket.run();
    assertThat(socket.closed()).isNull();

    connection.receiveControl();
    socket.run();
    assertThat(socket.closed()).isEqualTo(CloseCode.FLOODING);
  }

  private record FullDisk() implements LockoutRepository {
    @Override
    public Optional<Lockout> find(String key) {
      return Optional.empty();
    }

    @Override
    public void put(Lockout lockout) {
      throw new Rejection.Unavailable(Duration.ofSeconds(1)).rejected();
    }

    @Override
    public int removeForgotten(Instant now) {
      return 0;
    }
  }
}
