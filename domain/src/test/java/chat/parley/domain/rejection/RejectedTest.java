package chat.parley.domain.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectedTest {

  static List<Rejection> withWordsOfTheirOwn() {
    return List.of(
        new Rejection.Unauthenticated(),
        new Rejection.InvalidCredentials(),
        new Rejection.TokenExpired(),
        new Rejection.NotMember(),
        new Rejection.AlreadyMember(),
        new Rejection.Muted(Instant.EPOCH),
        new Rejection.InviteInvalid(),
        new Rejection.TargetOffline(),
        new Rejection.IdempotencyMismatch(),
        new Rejection.RateLimited(Duration.ZERO),
        new Rejection.LockedOut(Duration.ZERO),
        new Rejection.Unavailable(Duration.ZERO));
  }

  @Test
  void aRefusalCarriesItsReasonAndNoStackTrace() {
    Rejection reason = new Rejection.Conflict("The name is taken.");
    Rejected rejected = reason.rejected();

    assertThat(rejected.rejection()).isSameAs(reason);
    assertThat(rejected).hasMessage("The name is taken.");
    assertThat(rejected.getStackTrace()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withWordsOfTheirOwn")
  void everyReasonSaysASentence(Rejection reason) {
    assertThat(reason.message()).matches("[A-Z].*[.]");
  }

  @Test
  void noReasonWithWordsOfItsOwnIsForgottenHere() {
    assertThat(
            Arrays.stream(Rejection.class.getPermittedSubclasses())
                .filter(
                    reason ->
                        Arrays.stream(reason.getRecordComponents())
                            .noneMatch(part -> part.getName().equals("message"))))
        .containsExactlyInAnyOrderElementsOf(
            withWordsOfTheirOwn().stream().<Class<?>>map(Rejection::getClass).toList());
  }
}
