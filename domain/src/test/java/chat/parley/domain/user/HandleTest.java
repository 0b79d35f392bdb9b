package chat.parley.domain.user;

import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Fixtures;
import org.junit.jupiter.api.Test;

class HandleTest {

  @Test
  void aHandleIsANameAndATag() {
    assertThat(Handle.of("Anna#0042"))
        .isEqualTo(new Handle(new Username("Anna"), new Tag(42)))
        .hasToString("Anna#0042");
  }

  @Test
  void aHandleInAnotherCaseHasTheSameKey() {
    assertThat(Handle.of("ANNA#0042").key()).isEqualTo(Handle.of("anna#0042").key());
    assertThat(Handle.of("Anna#0042").key()).isNotEqualTo(Handle.of("Anna#0043").key());
  }

  @Test
  void whatIsWrongIsNamed() {
    assertInvalid("handle", () -> Handle.of("Anna"));
    assertInvalid("handle", () -> Handle.of(""));
    assertInvalid("tag", () -> Handle.of("Anna#"));
    assertInvalid("tag", () -> Handle.of("Anna#42"));
    assertInvalid("username", () -> Handle.of("#0042"));
    assertInvalid("username", () -> Handle.of("Anna#0001#0042"));
  }

  @Test
  void aRenamedUserIsTheSameUserUnderAnotherHandle() {
    User before = Fixtures.ANNA;
    User after = before.renamed(Handle.of("Hannah#0007"));

    assertThat(after)
        .isEqualTo(
            new User(before.id(), Handle.of("Hannah#0007"), before.password(), before.createdAt()));
    assertThat(after.username()).isEqualTo(new Username("Hannah"));
  }
}
