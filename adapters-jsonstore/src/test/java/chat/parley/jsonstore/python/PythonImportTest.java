package chat.parley.jsonstore.python;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.InviteCode;
import chat.parley.domain.chat.Member;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.Role;
import chat.parley.domain.user.Handle;
import chat.parley.domain.user.User;
import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.SampleStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonImportTest {
  private static final UserId ANNA = new UserId("0b9a1c44-5d0e-4f6a-9b1e-6d3f0a7c2e11");
  private static final UserId BEN = new UserId("2f7d8e60-1c3b-4a5d-8e9f-0a1b2c3d4e5f");
  private static final UserId CLARA = new UserId("7c1e2d3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f");
  private static final GroupId CLUB = new GroupId("c5a4f0d2-9e8b-4d7c-a6b5-f4e3d2c1b0a9");

  @TempDir private Path temp;
  private final Importing importing = new Importing();

  private JsonStore imported(String name) throws Exception {
    return importing.imported(name, temp.resolve("data"));
  }

  @Test
  void anOrderlyFolderIsTakenOverWithoutAnOddity() throws Exception {
    PythonImport.Result result =
        importing.run(new RealDisk(), Importing.sample(Importing.ORDERLY), temp.resolve("data"));
    assertThat(importing.oddities()).isEmpty();
    assertThat(result).isEqualTo(new PythonImport.Result(3, 1, 6, 0));
  }

  @Test
  void usersKeepTheirIdsTagsHashesAndAges() throws Exception {
    try (JsonStore store = imported(Importing.ORDERLY)) {
      User ben = store.users().find(Handle.of("Ben#4711")).orElseThrow();
      assertThat(ben.id()).isEqualTo(BEN);
      assertThat(ben.password().value())
          .isEqualTo("$2b$04$zyxwvutsrqponmlkjihgfeJ2RWMdrxWebsyaWeSGDS8W1kpcxIgPC");
      assertThat(ben.createdAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_100_500L));
    }
  }

  @Test
  void groupsKeepTheirCodesMembersAndMutes() throws Exception {
    try (JsonStore store = imported(Importing.ORDERLY)) {
      Group club = store.groups().find(new InviteCode("9F7FCB")).orElseThrow();
      assertThat(club.id()).isEqualTo(CLUB);
      assertThat(club.owner()).isEqualTo(ANNA);
      assertThat(club.members().keySet()).containsExactly(ANNA, CLARA, BEN);
      assertThat(club.member(BEN).role()).isEqualTo(Role.ADMIN);
      assertThat(club.member(BEN).username().value()).isEqualTo("Ben");
      assertThat(club.member(CLARA).mutedUntil()).isEqualTo(Instant.MAX);
      assertThat(club.createdAt()).isEqualTo(Instant.ofEpochMilli(1_700_001_000_250L));
    }
  }

  @Test
  void messagesKeepTheirOrderTimesRepliesAndPins() throws Exception {
    ConversationId club = ConversationId.of(CLUB);
    try (JsonStore store = imported(Importing.ORDERLY)) {
      assertThat(Importing.texts(store, club))
          .containsExactly(
              "Which book is next?", "\"Der Zauberberg\" \ud83d\udcd6", "(deleted)", "Fine.");
      List<Message> messages = SampleStore.messages(store, club);
      assertThat(messages)
          .extracting(message -> message.sentAt().toEpochMilli())
          .containsExactly(
              1_700_002_000_500L, 1_700_002_060_250L, 1_700_002_100_750L, 1_700_002_200_000L);
      assertThat(messages)
          .extracting(Message::replyTo)
          .containsExactly(null, new MessageId(club, 1), null, new MessageId(club, 2));
      assertThat(messages).extracting(message -> message.type().value()).containsOnly("text");
      assertThat(store.messages().conversation(club).pinned()).isEqualTo(new MessageId(club, 2));
      assertThat(store.messages().readMark(club, BEN)).isEqualTo(4);
      assertThat(Importing.texts(store, ConversationId.of(ANNA, BEN)))
          .containsExactly("Is Clara all right?", "She is.");
    }
  }

  @Test
  void namesThatBreakTheRulesAreMadeValidAndListed() throws Exception {
    try (JsonStore store = imported(Importing.ODD)) {
      assertThat(List.of("u_1", "u_3", "u_4", "u_5", "u_6"))
          .extracting(id -> store.users().find(new UserId(id)).orElseThrow().handle().toString())
          .containsExactly(
              "Anna#0001",
              "Ben_B._\u00fc_#0002",
              "x_#0003",
              "n".repeat(32) + "#0004",
              "Alice#0005");
      User anna = store.users().find(new UserId("u_2")).orElseThrow();
      assertThat(anna.username().value()).isEqualTo("anna");
      assertThat(importing.oddities())
          .contains(
              "user u_2: the handle anna#0001 is taken; its handle is now " + anna.handle(),
              "user u_3: its name \"Ben B. \u00fc!\" is not valid; it is now Ben_B._\u00fc_",
              "user u_7: its created_at is no time; it is now the time of the import",
              "user u_8: its password is no bcrypt hash; nobody can log in as it",
              "user u 9: its id is not valid; it is now id-1",
              "user u_10: is no object; left out",
              "users: the avatars of 1 were left out: Parley has none yet",
              "users: the push tokens of 1 were left out: Parley has none");
    }
  }

  @Test
  void everyGroupGetsOneOwnerAndACodeOfItsOwn() throws Exception {
    try (JsonStore store = imported(Importing.ODD)) {
      Group first = store.groups().find(new GroupId("g1")).orElseThrow();
      assertThat(first.owner()).as("the longest-serving admin").isEqualTo(new UserId("u_3"));
      assertThat(first.name().value()).isEqualTo("Two lines");
      Group second = store.groups().find(new GroupId("g2")).orElseThrow();
      assertThat(second.code()).isNotEqualTo(first.code());
      assertThat(second.members().values())
          .extracting(Member::role)
          .containsExactlyInAnyOrder(Role.OWNER, Role.ADMIN, Role.MEMBER);
      assertThat(store.groups().find(new GroupId("g4"))).isEmpty();
      assertThat(importing.oddities())
          .contains(
              "group g1: its owner \"ghost\" is not in it; the owner is now Ben_B._\u00fc_",
              "group g1: its member ghost is no user; left out",
              "group g2: anna is an owner beside the owner; now an admin",
              "group g2: its join code \"abc123\" is not valid or taken; it has a new one",
              "group g4: none of its members is a user; left out, with its messages",
              "group g5: is no object; left out",
              "group u_1: its id is not valid, or a user's; it is now id-2",
              "group g6: its pinned message m is not there");
    }
  }

  @Test
  void messagesThatMakeNoSenseAreLeftOutAndListed() throws Exception {
    try (JsonStore store = imported(Importing.ODD)) {
      assertThat(Importing.texts(store, ConversationId.of(new GroupId("g1"))))
          .containsExactly(
              "first",
              "to a ghost",
              "ahead",
              "liked",
              "when?",
              "odd type",
              "same id",
              "from a user of an old id",
              "(deleted)",
              "(deleted)");
      assertThat(importing.oddities())
          .contains(
              "chat g1, message b: its sender \"ghost\" is no user; left out",
              "chat g1, message c: it replies to b, which is not before it; now to nothing",
              "chat g1, message d: it replies to e, which is not before it; now to nothing",
              "chat g1, message e: its content is no text, or empty; left out",
              "chat g1, message h: its reactions were left out: Parley has none yet",
              "chat g1, message i: its timestamp is no time; it is now that of the message before",
              "chat g1, message j: its type \"GIF!\" is not valid; it is now text",
              "chat g1, message a: there is another one of this id before it; both were kept",
              "chat g1, message number 12: is no object; left out",
              "chat g1: its pinned message gone is not there; nothing is pinned",
              "chat g4: is of no known group or people; 2 messages left out",
              "chat g9: is of no known group or people; 1 messages left out",
              "chat u_1_ghost: is of no known group or people; 1 messages left out",
              "chat u_1_u_2, message b: its sender is neither of the two; left out",
              "chat u_2_u_1: is there under two names; its messages follow those of the other",
              "chat u_3_u_4: is no list; left out");
    }
  }

  @Test
  void idsWithUnderscoresAreTakenApartByWhoWrites() throws Exception {
    try (JsonStore store = imported(Importing.ODD)) {
      UserId one = new UserId("u_1");
      assertThat(Importing.texts(store, ConversationId.of(one, new UserId("u_2"))))
          .containsExactly("hi", "other way round");
      assertThat(Importing.texts(store, ConversationId.of(one, one)))
          .containsExactly("note to self");
      assertThat(store.messages().pairsOf(new UserId("u"))).isEmpty();
    }
  }
}
