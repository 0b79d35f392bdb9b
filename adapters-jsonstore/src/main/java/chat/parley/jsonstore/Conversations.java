package chat.parley.jsonstore;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.chat.Pair;
import chat.parley.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All conversations that were ever written to, and who takes part in those of two. */
final class Conversations {
  private final Map<ConversationId, ConversationLog> byId = new HashMap<>();
  private final Map<UserId, List<ConversationLog>> pairs = new HashMap<>();
  private final Tally tally = new Tally();

  Tally tally() {
    return tally;
  }

  @Nullable ConversationLog find(ConversationId id) {
    return byId.get(id);
  }

  /** The one that is there, or a new one, to be kept once it has something in it. */
  ConversationLog of(ConversationId id) {
    ConversationLog log = byId.get(id);
    return log == null ? new ConversationLog(id, tally) : log;
  }

  /** Something was stored in it. */
  void keep(ConversationLog log) {
    keep(log, UnaryOperator.identity());
  }

  /** The same; {@code known} gives for equal user ids one object, so that each is held once. */
  void keep(ConversationLog log, UnaryOperator<UserId> known) {
    if (log.lastRev() == 0 && byId.putIfAbsent(log.id(), log) == null && log.id().isPair()) {
      Pair pair = log.id().pair();
      remember(log, known.apply(pair.one()));
      if (!pair.other().equals(pair.one())) {
        remember(log, known.apply(pair.other()));
      }
    }
  }

  Collection<ConversationLog> all() {
    return byId.values();
  }

  /** Without those whose first message was taken back. */
  List<ConversationId> pairsOf(UserId user) {
    return pairs.getOrDefault(user, List.of()).stream()
        .filter(log -> log.lastSeq() > 0)
        .map(ConversationLog::id)
        .toList();
  }

  private void remember(ConversationLog log, UserId user) {
    pairs.computeIfAbsent(user, _ -> new ArrayList<>(1)).add(log);
  }
}
