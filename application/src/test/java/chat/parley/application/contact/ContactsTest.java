package chat.parley.application.contact;

import static chat.parley.application.fixture.World.with;
import static chat.parley.domain.fixture.Fixtures.ANNA;
import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.CLARA;
import static chat.parley.domain.fixture.Fixtures.DAN;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.application.fixture.World;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private final World world = new World();
  private final Contacts contacts = new Contacts(world.store.groups(), world.store.messages());

  @Test
  void contactsAreAllWithWhomOneSharesAChatButNotOneself() {
    world.add(bookClub(BEN));
    world.say(CLARA, with(ANNA), "hello");
    world.say(ANNA, with(ANNA), "milk");

    assertThat(contacts.of(ANNA.id())).containsExactlyInAnyOrder(BEN.id(), CLARA.id());
    assertThat(contacts.of(CLARA.id())).containsExactly(ANNA.id());
    assertThat(contacts.of(DAN.id())).isEmpty();
  }

  @Test
  void whoeverLeftTheGroupIsNoContactAnyMore() {
    world.kick(BEN, world.add(bookClub(BEN)));

    assertThat(contacts.of(ANNA.id())).isEmpty();
    assertThat(contacts.knowEachOther(ANNA.id(), BEN.id())).isFalse();
  }

  @Test
  void twoKnowEachOtherOnceBothHaveWrittenOrInAGroup() {
    world.add(bookClub(BEN));
    world.say(CLARA, with(ANNA), "hello");
    assertThat(contacts.knowEachOther(ANNA.id(), BEN.id())).isTrue();
    assertThat(contacts.knowEachOther(BEN.id(), ANNA.id())).isTrue();
    assertThat(contacts.knowEachOther(ANNA.id(), CLARA.id())).isFalse();

    world.say(ANNA, with(CLARA), "hello yourself");

    assertThat(contacts.knowEachOther(ANNA.id(), CLARA.id())).isTrue();
    assertThat(contacts.knowEachOther(CLARA.id(), ANNA.id())).isTrue();
    assertThat(contacts.knowEachOther(BEN.id(), CLARA.id())).isFalse();
  }
}
