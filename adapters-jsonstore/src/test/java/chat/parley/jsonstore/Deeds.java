package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.BEN;
import static chat.parley.jsonstore.Talks.TALK;
import static chat.parley.jsonstore.Talks.deleting;
import static chat.parley.jsonstore.Talks.editing;
import static chat.parley.jsonstore.Talks.saying;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionId;
import chat.parley.domain.session.Token;
import chat.parley.domain.session.TokenHash;
import chat.parley.domain.user.Handle;
import java.util.List;

/** Changes of every kind. */
final class Deeds {
  private Deeds() {}

  /** What there is before. */
  static void first(JsonStore store) {
    store.users().add(Fixtures.ANNA);
    store.users().add(Fixtures.BEN);
    store.groups().add(Fixtures.bookClub(Fixtures.BEN));
    store.sessions().add(session("phone", 0), 3);
    say(store, 1, 6);
    store.messages().markRead(TALK, BEN, 2, _ -> List.of());
    pin(store, 1);
  }

  /** One of each kind, some of them twice, so that the second is built on the first. */
  static void more(JsonStore store) {
    store.users().add(Fixtures.CLARA);
    store.users().change(Fixtures.ANNA.id(), user -> user.renamed(Handle.of("Anne#0007")));
    store.users().change(Fixtures.CLARA.id(), user -> user.renamed(Handle.of("Klara#0003")));
    store.sessions().add(session("laptop", 1), 1);
    store.sessions().refresh(token("laptop"), token("fresh"), Talks.NOW);
    store
        .groups()
        .change(Fixtures.bookClub().id(), group -> group.join(Fixtures.DAN, 9, Talks.NOW));
    store
        .groups()
        .change(
            Fixtures.bookClub().id(),
            group -> group.kick(Fixtures.ANNA.id(), Fixtures.BEN.id(), null));
    say(store, 7, 9);
    store.messages().append(TALK, saying(BEN, "Ben's first"));
    store.messages().append(Picture.other(), saying(ANNA, "the first here"));
    store.messages().change(new MessageId(TALK, 2), editing("edited"));
    store.messages().change(new MessageId(TALK, 2), editing("edited again"));
    store.messages().change(new MessageId(TALK, 8), editing("new and edited"));
    store.messages().change(new MessageId(TALK, 1), deleting());
    pin(store, 3);
    store.messages().markRead(TALK, BEN, 10, _ -> List.of());
    store.sessions().removeExpired(Talks.NOW.plusSeconds(1).plus(Session.LIFETIME));
  }

  static void say(JsonStore store, int from, int to) {
    for (int n = from; n <= to; n++) {
      ClientMessageId id = new ClientMessageId("c" + n);
      store.messages().appendOnce(TALK, ANNA, id, saying(ANNA, id, "message " + n));
    }
  }

  private static void pin(JsonStore store, long seq) {
    store
        .messages()
        .changePin(
            TALK,
            before ->
                new Change<>(
                    new Conversation(
                        TALK, before.lastSeq(), before.lastRev() + 1, new MessageId(TALK, seq)),
                    List.of()));
  }

  private static TokenHash token(String name) {
    return new Token(name).hash();
  }

  private static Session session(String name, int seconds) {
    return Session.open(
        new SessionId(name), Fixtures.ANNA.id(), token(name), Talks.NOW.plusSeconds(seconds));
  }
}
