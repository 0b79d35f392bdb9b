package chat.parley.jsonstore;

import static chat.parley.jsonstore.Talks.ANNA;
import static chat.parley.jsonstore.Talks.BEN;
import static chat.parley.jsonstore.Talks.TALK;

import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.Conversation;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.Message;
import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.session.Session;
import chat.parley.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All that can be seen of a store, to be compared with another. */
record Picture(
    List<User> users,
    List<Session> sessions,
    Optional<Group> group,
    List<Message> messages,
    Conversation talk,
    Map<String, Object> rest) {

  static Picture of(JsonStore store) {
    Map<String, Object> rest = new TreeMap<>();
    rest.put("of anna", store.groups().of(Fixtures.ANNA.id()));
    rest.put("of dan", store.groups().of(Fixtures.DAN.id()));
    rest.put("pairs", store.messages().pairsOf(ANNA));
    rest.put("anna read", store.messages().readMark(TALK, ANNA));
    rest.put("ben read", store.messages().readMark(TALK, BEN));
    rest.put("ben wrote", store.messages().hasWritten(TALK, BEN));
    rest.put("other talk", store.messages().conversation(other()));
    rest.put(
        "known", IntStream.rangeClosed(1, 50).filter(n -> knows(store, "c" + n)).boxed().toList());
    return new Picture(
        store.users().startingWith("", 1000),
        store.sessions().of(Fixtures.ANNA.id()),
        store.groups().find(Fixtures.bookClub().id()),
        store.messages().after(TALK, 0, 1000).messages(),
        store.messages().conversation(TALK),
        rest);
  }

  static ConversationId other() {
    return ConversationId.of(ANNA, Fixtures.CLARA.id());
  }

  private static boolean knows(JsonStore store, String id) {
    return store.messages().knows(TALK, ANNA, new ClientMessageId(id));
  }
}
