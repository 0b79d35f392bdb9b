package chat.parley.websocket.json;

import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.chat.ChatId;
import chat.parley.domain.chat.ClientMessageId;
import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.GroupId;
import chat.parley.domain.chat.Message;
import chat.parley.domain.chat.MessageBody;
import chat.parley.domain.chat.MessageId;
import chat.parley.domain.chat.MessageType;
import chat.parley.domain.chat.VoiceParticipant;
import chat.parley.domain.chat.VoiceSignal;
import chat.parley.domain.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
  private static final long T = NOW.toEpochMilli();
  private static final GroupId CLUB_ID = new GroupId("book-club");
  private static final Group CLUB = Fixtures.bookClub(BEN);
  private static final ConversationId PAIR = ConversationId.of(ANNA.id(), BEN.id());
  private static final ChatId ANNA_SEEN_BY_BEN = new ChatId("anna-1");
  private static final Message PLAIN = message(new MessageBody("Hi"));
  private static final VoiceParticipant IN_VOICE =
      VoiceParticipant.entering(CLUB.member(BEN.id()), NOW);

  private static final String MEMBERS =
      """
      "members":{
        "anna-1":{"role":"owner","username":"Anna","joined_at":%d,"muted":false},
        "ben-2":{"role":"member","username":"Ben","joined_at":%d,"muted":%s}}
      """;

  static Stream<Arguments> events() {
    return Stream.concat(chatEvents(), passingEvents());
  }

  private static Stream<Arguments> chatEvents() {
    return Stream.of(
        Arguments.of(
            new Event.MessagePosted(ANNA_SEEN_BY_BEN, PLAIN),
            "message",
            "{'chat_id':'anna-1','message':" + messageJson("") + "}"),
        Arguments.of(
            new Event.MessagePosted(ANNA_SEEN_BY_BEN, full()),
            "message",
            "{'chat_id':'anna-1','message':"
                + messageJson(",'edited_at':" + (T + 5) + ",'client_msg_id':'mine'")
                    .replace("'reply_to':null", "'reply_to':'anna-1.ben-2.3'")
                + "}"),
        Arguments.of(
            new Event.MessageEdited(ANNA_SEEN_BY_BEN, PLAIN),
            "message_edited",
            "{'chat_id':'anna-1','message':" + messageJson("") + "}"),
        Arguments.of(
            new Event.MessageDeleted(ANNA_SEEN_BY_BEN, message(null)),
            "message_deleted",
            "{'chat_id':'anna-1','message_id':'anna-1.ben-2.7','seq':7,'rev':9}"),
        Arguments.of(
            new Event.MessagePinned(ANNA_SEEN_BY_BEN, PLAIN, 10, BEN.id()),
            "message_pinned",
            "{'chat_id':'anna-1','message_id':'anna-1.ben-2.7','content':'Hi',"
                + "'pinned_by':'ben-2','rev':10}"),
        Arguments.of(
            new Event.MessagePinned(ANNA_SEEN_BY_BEN, null, 11, BEN.id()),
            "message_pinned",
            "{'chat_id':'anna-1','message_id':null,'content':null,'pinned_by':'ben-2','rev':11}"),
        Arguments.of(
            new Event.MessagesRead(ANNA_SEEN_BY_BEN, ANNA.id(), 7),
            "message_read",
            "{'chat_id':'anna-1','user_id':'anna-1','seq':7}"),
        Arguments.of(
            new Event.MemberJoined(CLUB_ID, CLUB.member(BEN.id())),
            "group_member_joined",
            "{'group_id':'book-club','user_id':'ben-2','user_data':"
                + ("{'role':'member','username':'Ben','joined_at':" + T + ",'muted':false}}")),
        Arguments.of(
            new Event.GroupUpdated(CLUB, "unmute", BEN.id(), ANNA.id(), null),
            "group_update",
            "{'group_id':'book-club','action':'unmute','target_id':'ben-2','by':'anna-1',"
                + MEMBERS.formatted(T, T, "false")
                + "}"),
        Arguments.of(
            new Event.GroupUpdated(muted(), "mute", BEN.id(), ANNA.id(), "spam"),
            "group_update",
            "{'group_id':'book-club','action':'mute','target_id':'ben-2','by':'anna-1',"
                + "'reason':'spam',"
                + MEMBERS.formatted(T, T, "true,'muted_until':" + (T + 60_000))
                + "}"));
  }

  private static Stream<Arguments> passingEvents() {
    VoiceSignal signal =
        new VoiceSignal(VoiceSignal.Kind.ICE_CANDIDATE, "{\"candidate\":\"a=b\",\"n\":1.50}");
    String payload = "'payload':{'candidate':'a=b','n':1.50}}";
    return Stream.of(
        Arguments.of(
            new Event.Typing(ANNA_SEEN_BY_BEN, ANNA.id(), true),
            "typing",
            "{'from':'anna-1','chat_id':'anna-1','is_typing':true}"),
        Arguments.of(
            new Event.PresenceChanged(ANNA.id(), true),
            "presence",
            "{'user_id':'anna-1','status':'online'}"),
        Arguments.of(
            new Event.PresenceChanged(ANNA.id(), false),
            "presence",
            "{'user_id':'anna-1','status':'offline'}"),
        Arguments.of(
            new Event.VoiceSignalled(null, ANNA.id(), signal),
            "voice_signal",
            "{'from':'anna-1','signal_type':'ice_candidate'," + payload),
        Arguments.of(
            new Event.VoiceSignalled(CLUB_ID, ANNA.id(), signal),
            "voice_signal",
            "{'group_id':'book-club','from':'anna-1','signal_type':'ice_candidate'," + payload),
        Arguments.of(
            new Event.VoiceJoined(CLUB_ID, IN_VOICE),
            "voice_user_joined",
            "{'group_id':'book-club','user':{'id':'ben-2','username':'Ben','joined_at':"
                + T
                + ",'is_muted':true,'is_speaking':false,'raised_hand':false}}"),
        Arguments.of(
            new Event.VoiceLeft(CLUB_ID, BEN.id()),
            "voice_user_left",
            "{'group_id':'book-club','user_id':'ben-2'}"),
        Arguments.of(
            new Event.VoiceStateChanged(CLUB_ID, IN_VOICE.with(false, true, true)),
            "voice_state_updated",
            "{'group_id':'book-club','user_id':'ben-2','state':"
                + "{'is_muted':false,'is_speaking':true,'raised_hand':true}}"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventHasItsFrame(Event event, String type, String data) {
    Frame frame = EventJson.frame(event);

    assertThat(Json.of(frame))
        .isEqualTo(
            Json.of(
                ("{'type':'" + type + "','status':'success','data':" + data + "}")
                    .replace('\'', '"')));
    assertThat(frame.kind()).isEqualTo(event.ephemeral() ? Frame.Kind.EPHEMERAL : Frame.Kind.EVENT);
  }

  @Test
  void everyEventIsTestedHere() {
    assertThat(events().<Class<?>>map(one -> one.get()[0].getClass()).distinct())
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }

  @Test
  void onlyTypingAndPresenceCanBeMissed() {
    List<Class<?>> ephemeral =
        events()
            .map(one -> (Event) one.get()[0])
            .filter(event -> EventJson.frame(event).kind() == Frame.Kind.EPHEMERAL)
            .<Class<?>>map(Event::getClass)
            .distinct()
            .toList();

    assertThat(ephemeral)
        .containsExactlyInAnyOrder(Event.Typing.class, Event.PresenceChanged.class);
  }

  private static String messageJson(String more) {
    return "{'id':'anna-1.ben-2.7','chat_id':'anna-1','seq':7,'rev':9,'sender_id':'anna-1',"
        + "'content':'Hi','type':'text','timestamp':"
        + T
        + ",'reply_to':null,'is_deleted':false,'reactions':{}"
        + more
        + "}";
  }

  private static Message message(MessageBody body) {
    return new Message(
        new MessageId(PAIR, 7), 9, ANNA.id(), body, MessageType.TEXT, NOW, null, null, null);
  }

  private static Message full() {
    return new Message(
        PLAIN.id(),
        PLAIN.rev(),
        PLAIN.sender(),
        PLAIN.body(),
        PLAIN.type(),
        NOW,
        new MessageId(PAIR, 3),
        NOW.plusMillis(5),
        new ClientMessageId("mine"));
  }

  private static Group muted() {
    return CLUB.mute(ANNA.id(), BEN.id(), NOW.plus(Duration.ofMinutes(1)), null).next();
  }
}
