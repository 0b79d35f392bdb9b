package chat.parley.websocket.route;

import static chat.parley.websocket.route.Access.SIGNED_IN;

import chat.parley.application.voice.JoinVoice;
import chat.parley.application.voice.LeaveVoice;
import chat.parley.application.voice.SendVoiceSignal;
import chat.parley.application.voice.UpdateVoiceState;
import chat.parley.websocket.json.GroupJson;
import chat.parley.websocket.json.VoiceJson;
import chat.parley.websocket.limit.Guards;
import java.util.List;

/** Voice: channels, and the signals by which browsers find each other. */
public record VoiceRoutes(
    JoinVoice join,
    LeaveVoice leave,
    UpdateVoiceState updateState,
    SendVoiceSignal signal,
    Guards guards)
    implements RouteModule {

  @Override
  public List<Route<?, ?, ?>> routes() {
    return List.of(
        Route.quick("join_voice", SIGNED_IN, GroupJson::readId, join, VoiceJson::writeJoined)
            .guardedBy(guards.update())
            .replyAs("voice_joined"),
        Route.quick("leave_voice", SIGNED_IN, GroupJson::readId, leave, VoiceJson::writeLeft)
            .guardedBy(guards.update())
            .replyAs("voice_left"),
        Route.quick(
                "voice_state_update",
                SIGNED_IN,
                VoiceJson::readState,
                updateState,
                VoiceJson::writeState)
            .guardedBy(guards.update()),
        Route.quick("voice_signal", SIGNED_IN, VoiceJson::readSignal, signal, Empty::write)
            .guardedBy(guards.update()));
  }
}
