package chat.parley.jsonstore;

import java.time.Duration;

/**
 * What an operator may set about the store.
 *
 * @param sync what an acknowledgement means
 * @param syncInterval how often {@link Sync#INTERVAL} makes durable
 * @param minFree below how many free bytes on its volume the store refuses changes; at most a
 *     twentieth of the volume counts, so that small volumes can be used
 * @param compactFrom of which size in bytes on a file is rewritten when most of it is dead
 */
public record JsonStoreSettings(Sync sync, Duration syncInterval, long minFree, long compactFrom) {
  public static final JsonStoreSettings DEFAULT =
      new JsonStoreSettings(Sync.ALWAYS, Duration.ofMillis(100), 64L << 20, 16L << 20);

  public JsonStoreSettings {
    if (syncInterval.isNegative() || syncInterval.isZero()) {
      throw new IllegalArgumentException("the sync interval must be more than nothing");
    }
    if (minFree < 0 || compactFrom < 0) {
      throw new IllegalArgumentException("sizes can't be below 0");
    }
  }

  public JsonStoreSettings withMinFree(long other) {
    return new JsonStoreSettings(sync, syncInterval, other, compactFrom);
  }

  public JsonStoreSettings with(Sync other) {
    return new JsonStoreSettings(other, syncInterval, minFree, compactFrom);
  }
}
