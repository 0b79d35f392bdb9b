package chat.parley.jsonstore.python;

import chat.parley.domain.chat.GroupRepository;
import chat.parley.domain.chat.MessageRepository;
import chat.parley.domain.store.Commits;
import chat.parley.domain.user.UserRepository;
import chat.parley.jsonstore.tool.CannotProceed;
import java.util.concurrent.CompletableFuture;

/** Where an import writes: the ports of an empty store, whichever store it is. */
public record Target(
    UserRepository users, GroupRepository groups, MessageRepository messages, Commits commits) {

  /** Waits until all that was written is durable, so that no more waits than a store can hold. */
  void settle() throws CannotProceed {
    CompletableFuture<Boolean> settled = new CompletableFuture<>();
    commits.whenDurable(() -> settled.complete(true), () -> settled.complete(false));
    if (!settled.join()) {
      throw new CannotProceed("The store could not write what was imported.");
    }
  }
}
