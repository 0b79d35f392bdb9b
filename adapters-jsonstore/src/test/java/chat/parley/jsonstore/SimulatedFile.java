package chat.parley.jsonstore;

import chat.parley.jsonstore.SimulatedDisk.Step;
import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file of a {@link SimulatedDisk}: what is in it, and all that was since it was synced last. */
final class SimulatedFile implements DiskFile {
  private static final int SECTOR = 512;

  private final SimulatedDisk disk;
  private volatile Path path;

  /** The synced version first, the current one last. */
  private final List<byte[]> versions = new ArrayList<>();

  SimulatedFile(SimulatedDisk disk, Path path, byte[] contents) {
    this.disk = disk;
    this.path = path;
    versions.add(contents);
  }

  void renamed(Path next) {
    path = next;
  }

  byte[] contents() {
    synchronized (disk) {
      return versions.getLast();
    }
  }

  int length() {
    return contents().length;
  }

  /**
   * Any of the versions' sizes, and each sector as any of the versions had it, or never written.
   */
  byte[] afterCrash(Random random) {
    synchronized (disk) {
      byte[] size = versions.get(random.nextInt(versions.size()));
      byte[] left = new byte[size.length];
      // Often all sectors are of one version: then this is a plain cut.
      byte[] one = versions.get(random.nextInt(versions.size()));
      boolean mixed = random.nextBoolean();
      for (int at = 0; at < left.length; at += SECTOR) {
        byte[] from = mixed ? versions.get(random.nextInt(versions.size())) : one;
        int count = Math.min(Math.min(SECTOR, left.length - at), from.length - at);
        if (count > 0) {
          System.arraycopy(from, at, left, at, count);
        }
      }
      return left;
    }
  }

  @Override
  public long size() throws IOException {
    synchronized (disk) {
      disk.check();
      return length();
    }
  }

  @Override
  public int read(byte[] into, int from, int length, long position) throws IOException {
    synchronized (disk) {
      disk.check();
      byte[] bytes = contents();
      if (position >= bytes.length) {
        return -1;
      }
      int count = (int) Math.min(length, bytes.length - position);
      System.arraycopy(bytes, (int) position, into, from, count);
      return count;
    }
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    disk.fault(Step.WRITE, path);
    synchronized (disk) {
      disk.step(Step.WRITE, path);
      int end = (int) position + bytes.remaining();
      int fits = end - Math.max(0, end - length()) + disk.fitting(Math.max(0, end - length()));
      int count = Math.max(0, fits - (int) position);
      boolean full = count < bytes.remaining();
      byte[] next = Arrays.copyOf(contents(), Math.max(length(), (int) position + count));
      bytes.get(next, (int) position, count);
      versions.add(next);
      if (full) {
        throw new IOException("No space left on device");
      }
    }
  }

  @Override
  public void truncate(long size) throws IOException {
    disk.fault(Step.TRUNCATE, path);
    synchronized (disk) {
      disk.step(Step.TRUNCATE, path);
      versions.add(Arrays.copyOf(contents(), (int) Math.min(size, length())));
    }
  }

  @Override
  public void force(boolean metadata) throws IOException {
    disk.fault(Step.FORCE, path);
    synchronized (disk) {
      disk.step(Step.FORCE, path);
      if (disk.does(Step.FORCE)) {
        byte[] last = versions.getLast();
        versions.clear();
        versions.add(last);
      }
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
