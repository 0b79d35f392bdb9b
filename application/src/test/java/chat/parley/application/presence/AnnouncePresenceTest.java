package chat.parley.application.presence;

import static chat.parley.application.fixture.World.as;
import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Fixtures.groupOf;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.contact.Contacts;
import chat.parley.application.fixture.World;
import chat.parley.application.voice.JoinVoice;
import chat.parley.application.voice.VoiceRooms;
import chat.parley.domain.chat.Event;
import chat.parley.domain.chat.Group;
import chat.parley.domain.fixture.Contention;
import chat.parley.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncePresenceTest {
  private static final Event ANNA_CAME = new Event.PresenceChanged(ANNA.id(), true);
  private static final Event ANNA_WENT = new Event.PresenceChanged(ANNA.id(), false);

  private final World world = new World();
  private final VoiceRooms rooms = new VoiceRooms(world.told);
  private final AnnouncePresence announce =
      new AnnouncePresence(
          world.presence,
          new Contacts(world.store.groups(), world.store.messages()),
          rooms,
          world.told);

  /** Ben shares a group with Anna, Clara a conversation, Dan nothing. */
  @BeforeEach
  void annaKnowsBenAndClara() {
    world.add(bookClub(BEN));
    world.say(CLARA, with(ANNA), "hello");
    world.told.forget();
  }

  @Test
  void thoseWhoShareAChatHearThatSomebodyComesAndGoes() {
    comes(ANNA);
    goes(ANNA);

    assertThat(world.told.heardBy(BEN.id())).containsExactly(ANNA_CAME, ANNA_WENT);
    assertThat(world.told.heardBy(CLARA.id())).containsExactly(ANNA_CAME, ANNA_WENT);
    assertThat(world.told.heardBy(DAN.id())).isEmpty();
    assertThat(world.told.heardBy(ANNA.id())).isEmpty();
  }

  @Test
  void aSecondConnectionIsNoNews() {
    comes(ANNA);
    announce.refresh(ANNA.id());

    assertThat(world.told.events()).containsExactly(ANNA_CAME);
  }

  @Test
  void newsThatIsOverWhenItArrivesIsNotTold() {
    comes(ANNA);
    world.presence.goes(ANNA);
    world.presence.comes(ANNA);
    announce.refresh(ANNA.id());
    announce.refresh(ANNA.id());

    assertThat(world.told.events()).containsExactly(ANNA_CAME);
  }

  @Test
  void ofManyRefreshesAtOnceOneTells() {
    world.presence.comes(ANNA);

    List<User> refreshed =
        Contention.atOnce(
            _ -> {
              announce.refresh(ANNA.id());
              return ANNA;
            });

    assertThat(refreshed).hasSize(Contention.THREADS);
    assertThat(world.told.events()).containsExactly(ANNA_CAME);
  }

  @Test
  void whoeverWasNeverHereDoesNotGo() {
    announce.refresh(ANNA.id());

    assertThat(world.told.events()).isEmpty();
  }

  @Test
  void thePlaceInTheVoiceChannelsIsKeptUntilTheLastConnectionCloses() {
    Group choir = world.add(groupOf("choir", "654321", ANNA).join(DAN, 9, ANNA.createdAt()).next());
    comes(ANNA);
    joinVoice(ANNA, choir);
    joinVoice(DAN, choir);
    world.told.forget();

    announce.refresh(ANNA.id());
    assertThat(world.told.events()).isEmpty();

    goes(ANNA);
    assertThat(world.told.heardBy(DAN.id()))
        .containsExactlyInAnyOrder(new Event.VoiceLeft(choir.id(), ANNA.id()), ANNA_WENT);
  }

  private void comes(User user) {
    world.presence.comes(user);
    announce.refresh(user.id());
  }

  private void goes(User user) {
    world.presence.goes(user);
    announce.refresh(user.id());
  }

  private void joinVoice(User user, Group group) {
    assertThat(
            new JoinVoice(world.store.groups(), rooms, world.clock)
                .handle(as(user), group.id())
                .participants())
        .isNotEmpty();
  }
}
