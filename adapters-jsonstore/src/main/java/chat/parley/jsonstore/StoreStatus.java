package chat.parley.jsonstore;

import chat.parley.jsonstore.format.StoreFile;
import java.util.Map;

/**
 * The store at one moment, for health checks and metrics.
 *
 * @param reason why it is not {@code OK}, for operators; else empty
 * @param freeBytes on its volume, as last seen
 * @param lowOnSpace whether free space is near the floor below which changes are refused
 * @param batches how many batches were committed since the start
 * @param changes how many records these held
 */
public record StoreStatus(
    StoreState state,
    String reason,
    Map<StoreFile, FileStatus> files,
    long freeBytes,
    boolean lowOnSpace,
    long batches,
    long changes) {

  /**
   * A file's size, how many records it has, dead ones included, and how many of these still count,
   * at most.
   */
  public record FileStatus(long bytes, long records, long live) {

    /** Which part of the records is dead, 0 to 1. */
    public double deadShare() {
      return live >= records ? 0 : 1 - (double) live / records;
    }
  }
}
