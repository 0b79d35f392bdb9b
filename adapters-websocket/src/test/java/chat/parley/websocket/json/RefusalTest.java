package chat.parley.websocket.json;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.fixture.Fixtures;
import chat.parley.domain.rejection.Rejection;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
  private static final Instant NOW = Fixtures.NOW;

  static Stream<Arguments> rejections() {
    Duration wait = Duration.ofMillis(1500);
    return Stream.of(
        of(new Rejection.Invalid("to", "why"), "VALIDATION_FAILED", ",'field':'to'"),
        of(
            new Rejection.TooLarge("content", 9, "why"),
            "TOO_LARGE",
            ",'field':'content','limit':9"),
        of(new Rejection.Unauthenticated(), "UNAUTHENTICATED", ""),
        of(new Rejection.InvalidCredentials(), "INVALID_CREDENTIALS", ""),
        of(new Rejection.TokenExpired(), "TOKEN_EXPIRED", ""),
        of(new Rejection.Forbidden("why"), "FORBIDDEN", ""),
        of(new Rejection.NotFound("chat_id", "why"), "NOT_FOUND", ",'field':'chat_id'"),
        of(new Rejection.NotMember(), "NOT_MEMBER", ""),
        of(new Rejection.AlreadyMember(), "ALREADY_MEMBER", ""),
        of(new Rejection.Muted(NOW.plus(wait)), "MUTED", ",'retry_after_ms':1500"),
        of(new Rejection.InviteInvalid(), "INVITE_INVALID", ""),
        of(new Rejection.TargetOffline(), "TARGET_OFFLINE", ""),
        of(new Rejection.Conflict("why"), "CONFLICT", ""),
        of(new Rejection.IdempotencyMismatch(), "IDEMPOTENCY_MISMATCH", ""),
        of(new Rejection.RateLimited(wait), "RATE_LIMITED", ",'retry_after_ms':1500"),
        of(new Rejection.LockedOut(wait), "LOCKED_OUT", ",'retry_after_ms':1500"),
        of(new Rejection.Unavailable(wait), "UNAVAILABLE", ",'retry_after_ms':1500"));
  }

  private static Arguments of(Rejection rejection, String code, String more) {
    return Arguments.of(rejection, code, more.replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void aRejectionHasItsCodeAndCarriesWhatAClientNeeds(
      Rejection rejection, String code, String more) {
    boolean retryable = ErrorCode.valueOf(code).retryable();

    JsonNode frame = Json.of(Frames.refusal("join", "7", Refusal.of(rejection, NOW)));

    assertThat(frame.path("data"))
        .isEqualTo(Json.of("{\"code\":\"" + code + "\",\"retryable\":" + retryable + more + "}"));
    assertThat(frame.path("message").textValue()).isEqualTo(rejection.message()).isNotBlank();
  }

  @Test
  void everyRejectionIsTestedHere() {
    assertThat(rejections().<Class<?>>map(one -> one.get()[0].getClass()))
        .containsExactlyInAnyOrder(Rejection.class.getPermittedSubclasses());
  }

  @Test
  void aMuteWithoutEndHasNoTimeToWait() {
    assertThat(Refusal.of(new Rejection.Muted(Instant.MAX), NOW).retryAfterMs()).isNull();
  }

  @Test
  void aMuteThatHasJustEndedIsNoReasonToWait() {
    assertThat(Refusal.of(new Rejection.Muted(NOW.minusMillis(1)), NOW).retryAfterMs()).isZero();
  }

  @Test
  void aRefusalHasTheRequestsTypeAndId() {
    Refusal refusal = Refusal.unknownType("dance");

    assertThat(Json.of(Frames.refusal("dance", "7", refusal)))
        .isEqualTo(
            Json.of(
                """
                {"type":"dance","status":"error","id":"7","message":"There is no request type dance.",
                 "data":{"code":"UNKNOWN_TYPE","retryable":false}}
                """));
    assertThat(Json.of(Frames.refusal(null, null, refusal)).path("type").textValue())
        .isEqualTo("system");
    assertThat(Json.of(Frames.refusal(null, null, refusal)).has("id")).isFalse();
  }

  @Test
  void aBugIsToldByItsIncidentAlone() {
    Refusal refusal = Refusal.internal("4711");

    assertThat(refusal.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(refusal.message()).contains("4711");
  }

  @Test
  void theListOfCodesIsClosed() {
    List<String> codes =
        List.of(
            ("BAD_JSON BAD_REQUEST UNKNOWN_TYPE VALIDATION_FAILED UNAUTHENTICATED"
                    + " INVALID_CREDENTIALS TOKEN_EXPIRED FORBIDDEN NOT_FOUND NOT_MEMBER"
                    + " ALREADY_MEMBER BANNED MUTED SLOW_MODE BLOCKED CONFLICT"
                    + " IDEMPOTENCY_MISMATCH TOO_LARGE RATE_LIMITED LOCKED_OUT INVITE_INVALID"
                    + " TARGET_OFFLINE UNAVAILABLE INTERNAL")
                .split(" "));

    assertThat(Arrays.stream(ErrorCode.values()).map(Enum::name)).isEqualTo(codes);
  }

  @Test
  void onlyWhatMaySucceedLaterIsWorthARetry() {
    EnumSet<ErrorCode> retryable = EnumSet.noneOf(ErrorCode.class);
    Arrays.stream(ErrorCode.values()).filter(ErrorCode::retryable).forEach(retryable::add);

    assertThat(retryable)
        .containsExactlyInAnyOrder(
            ErrorCode.MUTED,
            ErrorCode.SLOW_MODE,
            ErrorCode.RATE_LIMITED,
            ErrorCode.LOCKED_OUT,
            ErrorCode.TARGET_OFFLINE,
            ErrorCode.UNAVAILABLE,
            ErrorCode.INTERNAL);
  }
}
