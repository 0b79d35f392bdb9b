package chat.parley.websocket.json;

import chat.parley.domain.chat.Limits;
import chat.parley.domain.chat.VoiceSignal;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;

/** What the server says of itself on opening. */
public record Hello(String version, Duration heartbeat, int frameBytes, Limits limits) {
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
    out.writeNumberField("group_members", hello.limits.groupMembers());
    out.writeNumberField("groups_per_user", hello.limits.groupsPerUser());
    out.writeNumberField("sdp_bytes", VoiceSignal.Kind.OFFER.maxBytes());
    out.writeNumberField("ice_candidate_bytes", VoiceSignal.Kind.ICE_CANDIDATE.maxBytes());
    out.writeEndObject();
    out.writeEndObject();
  }
}
