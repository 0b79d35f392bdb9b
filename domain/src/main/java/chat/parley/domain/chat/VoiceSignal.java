package chat.parley.domain.chat;

import chat.parley.domain.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A step of a WebRTC negotiation. The server carries {@code payload}, a JSON object, as it is. */
public record VoiceSignal(Kind kind, String payload) {

  /** What is signalled, and how many bytes of UTF-8 that may have: a limit of this protocol. */
  public enum Kind {
    OFFER(32 * 1024),
    ANSWER(32 * 1024),
    ICE_CANDIDATE(2 * 1024);

    private final int maxBytes;

    Kind(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    public int maxBytes() {
      return maxBytes;
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Also knows the short names of ICE candidates that clients use. */
    public static Kind of(String label) {
      return switch (label) {
        case "offer" -> OFFER;
        case "answer" -> ANSWER;
        case "ice_candidate", "ice", "candidate" -> ICE_CANDIDATE;
        default ->
            throw new Rejection.Invalid(
                    "signal_type", "A signal_type is offer, answer or ice_candidate.")
                .rejected();
      };
    }
  }

  public VoiceSignal {
    // A char is at most three bytes of UTF-8, so most payloads need no count.
    if (payload.length() > kind.maxBytes() / 3
        && payload.getBytes(StandardCharsets.UTF_8).length > kind.maxBytes()) {
      throw new Rejection.TooLarge(
              "payload", kind.maxBytes(), "This payload is at most " + kind.maxBytes() + " bytes.")
          .rejected();
    }
  }
}
