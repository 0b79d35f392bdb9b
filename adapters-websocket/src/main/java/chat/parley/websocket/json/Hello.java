package chat.parley.websocket.json;

import chat.parley.application.account.AccountPolicy;
import chat.parley.domain.chat.GroupName;
import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.VoiceSignal;
import chat.parley.domain.user.Password;
import chat.parley.domain.user.Username;
import chat.parley.websocket.rate.Rate;
import chat.parley.websocket.rate.Rates;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of itself on opening.
 *
 * @param rates null if nothing is too often. Those against guessing are not told: whoever guesses
 *     would know how often they may.
 */
public record Hello(
    String version,
    Duration heartbeat,
    int frameBytes,
    Limits limits,
    AccountPolicy accounts,
    @Nullable Rates rates) {
  private static final int PROTOCOL = 1;

  public Frame frame() {
    return Frames.event("hello", Frame.Kind.EVENT, Hello::write, this);
  }

  private static void write(JsonGenerator out, Hello hello) throws IOException {
    out.writeStartObject();
    out.writeNumberField("protocol", PROTOCOL);
    out.writeStringField("server", "parley/" + hello.version);
    out.writeNumberField("heartbeat_ms", hello.heartbeat.toMillis());
    out.writeObjectFieldStart("limits");
    out.writeNumberField("frame_bytes", hello.frameBytes);
    out.writeNumberField("json_depth", FrameCodec.MAX_DEPTH);
    out.writeNumberField("content_chars", hello.limits.contentChars());
    out.writeNumberField("username_min_chars", Username.MIN_LENGTH);
    out.writeNumberField("username_chars", Username.MAX_LENGTH);
    out.writeNumberField("password_min_chars", hello.accounts.passwordMinLength());
    out.writeNumberField("password_bytes", Password.MAX_BYTES);
    out.writeNumberField("group_name_chars", GroupName.MAX_LENGTH);
    out.writeNumberField("group_members", hello.limits.groupMembers());
    out.writeNumberField("groups_per_user", hello.limits.groupsPerUser());
    out.writeNumberField("sessions_per_user", hello.accounts.sessionsPerUser());
    out.writeNumberField("sdp_bytes", VoiceSignal.Kind.OFFER.maxBytes());
    out.writeNumberField("ice_candidate_bytes", VoiceSignal.Kind.ICE_CANDIDATE.maxBytes());
    if (hello.rates != null) {
      write(out, hello.rates);
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Rates rates) throws IOException {
    out.writeObjectFieldStart("rates");
    write(out, "frames", rates.frames());
    write(out, "message", rates.message());
    write(out, "update", rates.update());
    write(out, "typing", rates.typing());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, String name, Rate rate) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeNumberField("burst", rate.burst());
    out.writeNumberField("count", rate.count());
    out.writeNumberField("per_ms", rate.period().toMillis());
    out.writeEndObject();
  }
}
