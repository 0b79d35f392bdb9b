package chat.parley.jsonstore;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Keeps the data folder's volume from being filled up to the last byte: a full one takes no log
 * line, no backup and no compaction, and so leaves no way out.
 */
final class Volume {
  private static final Logger LOG = System.getLogger(Volume.class.getName());

  /** On a small volume the floor is its twentieth. */
  private static final int LEAST_SHARE = 20;

  /** The warning comes at so many times the floor. */
  private static final int WARN_AT = 4;

  /** More above the floor than all others on the machine write between two looks. */
  static final long AMPLE = 1L << 30;

  static final String PROBE = "probe.tmp";
  private static final int PROBE_BYTES = 64 << 10;

  private final Disk disk;
  private final Path folder;
  private final long minFree;
  private volatile long free = Long.MAX_VALUE;
  private volatile boolean low;

  /** The writer's: so many bytes it may write before it has to look again; below 0 it has to. */
  private long allowance;

  Volume(Disk disk, Path folder, long minFree) {
    this.disk = disk;
    this.folder = folder;
    this.minFree = minFree;
  }

  Disk disk() {
    return disk;
  }

  Path folder() {
    return folder;
  }

  /** In bytes, as last seen. */
  long free() {
    return free;
  }

  /** Whether free space is near the floor. */
  boolean low() {
    return low;
  }

  /** For the writer, from time to time: as {@link #check}. */
  void look() throws IOException {
    allowance = -1;
    spend(0);
  }

  /** For the writer, before it writes: as {@link #check}, but looks only where it may matter. */
  void spend(long bytes) throws IOException {
    allowance -= bytes;
    if (allowance < 0) {
      allowance = check(bytes) - AMPLE;
    }
  }

  /**
   * Fails if less than the floor is free after {@code bytes} more were written; returns how much
   * more is.
   */
  long check(long bytes) throws IOException {
    Disk.Space space = disk.space(folder);
    long floor = Math.min(minFree, space.total() / LEAST_SHARE);
    free = space.free();
    warn(free < WARN_AT * floor);
    long spare = free - bytes - floor;
    if (spare < 0) {
      throw new IOException(
          "only " + free + " bytes are free in " + folder + ", and " + floor + " must stay free");
    }
    return spare;
  }

  /** For the writer: fails unless a new file can be written and synced. */
  void probe() throws IOException {
    look();
    spend(PROBE_BYTES);
    Path file = folder.resolve(PROBE);
    try (DiskFile probe = disk.create(file)) {
      probe.write(ByteBuffer.allocate(PROBE_BYTES), 0);
      probe.force(true);
    } finally {
      disk.delete(file);
    }
  }

  private void warn(boolean isLow) {
    if (isLow && !low) {
      LOG.log(Level.WARNING, "space runs out: only " + free + " bytes are free in " + folder);
    }
    low = isLow;
  }
}
