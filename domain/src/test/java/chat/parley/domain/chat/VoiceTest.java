package chat.parley.domain.chat;

import static chat.parley.domain.fixture.Fixtures.BEN;
import static chat.parley.domain.fixture.Fixtures.NOW;
import static chat.parley.domain.fixture.Fixtures.bookClub;
import static chat.parley.domain.fixture.Refusals.assertInvalid;
import static chat.parley.domain.fixture.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.rejection.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {

  @ParameterizedTest
  @CsvSource({
    "offer, OFFER, offer",
    "answer, ANSWER, answer",
    "ice_candidate, ICE_CANDIDATE, ice_candidate",
    "ice, ICE_CANDIDATE, ice_candidate",
    "candidate, ICE_CANDIDATE, ice_candidate",
  })
  void aSignalIsKnownByItsLabelAndTheShortNamesOfClients(
      String typed, VoiceSignal.Kind kind, String label) {
    assertThat(VoiceSignal.Kind.of(typed)).isEqualTo(kind);
    assertThat(kind.label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Offer", "hangup"})
  void anythingElseIsNoSignal(String typed) {
    assertInvalid("signal_type", () -> VoiceSignal.Kind.of(typed));
  }

  @ParameterizedTest
  @CsvSource({"OFFER, 32768", "ANSWER, 32768", "ICE_CANDIDATE, 2048"})
  void aPayloadHasALimitInBytesOfUtf8(VoiceSignal.Kind kind, int limit) {
    assertThat(new VoiceSignal(kind, "x".repeat(limit)).payload()).hasSize(limit);
    assertThat(new VoiceSignal(kind, "ä".repeat(limit / 2)).payload()).hasSize(limit / 2);

    Rejection.TooLarge tooLarge =
        assertRefused(
            Rejection.TooLarge.class, () -> new VoiceSignal(kind, "ä".repeat(limit / 2) + "x"));
    assertThat(tooLarge.field()).isEqualTo("payload");
    assertThat(tooLarge.limit()).isEqualTo(limit);
    assertRefused(Rejection.TooLarge.class, () -> new VoiceSignal(kind, "€".repeat(limit / 3 + 1)));
  }

  @Test
  void oneEntersMutedSilentAndWithTheHandDown() {
    VoiceParticipant ben = VoiceParticipant.entering(bookClub(BEN).member(BEN.id()), NOW);

    assertThat(ben)
        .isEqualTo(new VoiceParticipant(BEN.id(), BEN.username(), NOW, true, false, false));
    assertThat(ben.with(false, true, true))
        .isEqualTo(new VoiceParticipant(BEN.id(), BEN.username(), NOW, false, true, true));
  }
}
