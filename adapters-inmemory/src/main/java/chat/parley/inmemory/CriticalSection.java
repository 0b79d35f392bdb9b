package chat.parley.inmemory;

import chat.parley.domain.chat.Change;
import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import java.util.List;

/**
 * The monitor that every call of a store holds from its first look to its last notice. Decisions
 * may read the store's other repositories while they hold it; threads may enter it again.
 */
final class CriticalSection {
  private final Notifier notifier;

  CriticalSection(Notifier notifier) {
    this.notifier = notifier;
  }

  /**
   * Tells a change that was stored in this very step, so that nobody hears of changes out of order.
   */
  void announce(Change<?> stored) {
    announce(stored.notices());
  }

  void announce(List<Notice> notices) {
    notices.forEach(notifier::tell);
  }
}
