package chat.parley.domain.contract;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.Token;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts, sessions and groups come back as they were. */
public interface DirectoryDurabilityContract extends ReopenedStoreContract {
  int MOST = 3;

  private static TokenHash token(String name) {
    return new Token(name).hash();
  }

  private static Session session(String name, Instant since) {
    return Session.open(new SessionId(name), ANNA.id(), token(name), since);
  }

  @Test
  default void usersComeBackUnderTheirLastNames() {
    store().users().add(ANNA);
    store().users().add(BEN);
    User renamed = store().users().change(ANNA.id(), user -> user.renamed(Handle.of("Änna#0042")));

    TestedStore store = reopened();
    assertThat(store.users().find(ANNA.id())).contains(renamed);
    assertThat(store.users().find(Handle.of("änna#0042"))).contains(renamed);
    assertThat(store.users().find(ANNA.handle())).isEmpty();
    assertThat(store.users().find(BEN.handle())).contains(BEN);
    assertThat(store.users().tagsOf(renamed.username()).stream()).containsExactly(42);
    assertThat(store.users().add(ANNA)).isFalse();
  }

  @Test
  default void sessionsComeBackWithTheTokensThatOpenThem() {
    store().sessions().add(session("phone", NOW), MOST);
    store().sessions().refresh(token("phone"), token("second"), NOW);
    store().sessions().refresh(token("second"), token("third"), NOW.plusSeconds(1));
    store().sessions().add(session("laptop", NOW.plusSeconds(2)), MOST);
    List<Session> before = store().sessions().of(ANNA.id());

    TestedStore store = reopened();
    assertThat(store.sessions().of(ANNA.id())).isEqualTo(before);
    assertThat(store.sessions().refresh(token("phone"), token("fourth"), NOW)).isEmpty();
    assertThat(store.sessions().refresh(token("second"), token("fourth"), NOW)).isPresent();
    assertThat(store.sessions().refresh(token("laptop"), token("fifth"), NOW)).isPresent();
  }

  @Test
  default void endedSessionsStayEnded() {
    store().sessions().add(session("expired", NOW.minusSeconds(9)), MOST);
    store().sessions().removeExpired(NOW.minusSeconds(9).plus(Session.LIFETIME));
    store().sessions().add(session("pushed-out", NOW), MOST);
    store().sessions().add(session("last", NOW.plusSeconds(1)), 1);

    TestedStore store = reopened();
    assertThat(store.sessions().of(ANNA.id())).containsExactly(session("last", NOW.plusSeconds(1)));
    assertThat(store.sessions().refresh(token("expired"), token("new"), NOW)).isEmpty();
    assertThat(store.sessions().refresh(token("pushed-out"), token("new"), NOW)).isEmpty();
  }

  @Test
  default void groupsComeBackWithTheirMembersInOrder() {
    Group club = bookClub(BEN);
    store().groups().add(club);
    store().groups().change(club.id(), group -> group.join(CLARA, MOST, NOW.plusMillis(1)));
    store()
        .groups()
        .change(club.id(), group -> group.mute(ANNA.id(), BEN.id(), Instant.MAX, "for ever"));
    Group last =
        store()
            .groups()
            .change(club.id(), group -> group.mute(ANNA.id(), CLARA.id(), NOW.plusSeconds(9), ""));

    TestedStore store = reopened();
    assertThat(store.groups().find(club.id())).contains(last);
    assertThat(store.groups().find(new InviteCode("123456"))).contains(last);
    assertThat(store.groups().of(CLARA.id())).containsExactly(last);
    assertThat(last.members().keySet())
        .containsExactlyElementsOf(store.groups().find(club.id()).orElseThrow().members().keySet());
  }

  @Test
  default void whoLeftAGroupStaysOut() {
    Group club = bookClub(BEN);
    store().groups().add(club);
    store().groups().change(club.id(), group -> group.kick(ANNA.id(), BEN.id(), null));

    TestedStore store = reopened();
    assertThat(store.groups().of(BEN.id())).isEmpty();
    assertThat(store.groups().find(club.id())).contains(bookClub());
  }
}
