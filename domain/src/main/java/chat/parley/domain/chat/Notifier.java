package chat.parley.domain.chat;

/** Tells people what happened, on the connections they have open now. Never waits for them. */
@FunctionalInterface
public interface Notifier {

  void tell(Notice notice);
}
