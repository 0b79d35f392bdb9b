package chat.parley.websocket.route;

import static chat.parley.websocket.route.Access.SIGNED_IN;

import chat.parley.application.message.DeleteMessage;
import chat.parley.application.message.EditMessage;
import chat.parley.application.message.GetHistory;
import chat.parley.application.message.ListChats;
import chat.parley.application.message.MarkRead;
import chat.parley.application.message.PinMessage;
import chat.parley.application.message.SendMessage;
import chat.parley.application.message.ShowTyping;
import chat.parley.websocket.json.ChatListJson;
import chat.parley.websocket.json.MessageJson;
import chat.parley.websocket.limit.Guards;
import java.util.List;

/** Messages: writing, changing and reading them. */
public record MessageRoutes(
    SendMessage send,
    EditMessage edit,
    DeleteMessage delete,
    PinMessage pin,
    GetHistory getHistory,
    ListChats listChats,
    MarkRead markRead,
    ShowTyping showTyping,
    Guards guards)
    implements RouteModule {

  @Override
  public List<Route<?, ?, ?>> routes() {
    return List.of(
        Route.quick("message", SIGNED_IN, MessageJson::readSend, send, MessageJson::writeSent)
            .slowWhen(send::isRepeated)
            .guardedBy(guards.message()),
        Route.slow("edit_message", SIGNED_IN, MessageJson::readEdit, edit, MessageJson::writeEdited)
            .guardedBy(guards.message()),
        Route.slow("delete_message", SIGNED_IN, MessageJson::readDelete, delete, Empty::write)
            .guardedBy(guards.message()),
        Route.slow("pin_message", SIGNED_IN, MessageJson::readPin, pin, Empty::write)
            .guardedBy(guards.message()),
        Route.quick("mark_read", SIGNED_IN, MessageJson::readMark, markRead, Empty::write)
            .guardedBy(guards.update()),
        Route.quick("typing", SIGNED_IN, MessageJson::readTyping, showTyping, Empty::write)
            .guardedBy(guards.typing())
            .withoutReply(),
        Route.slow(
                "get_chats", SIGNED_IN, _ -> new ListChats.Query(), listChats, ChatListJson::write)
            .replyAs("chat_list"),
        Route.slow(
                "get_chat_history",
                SIGNED_IN,
                MessageJson::readHistory,
                getHistory,
                MessageJson::writeHistory)
            .replyAs("chat_history"));
  }
}
