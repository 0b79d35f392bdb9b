package chat.parley.jsonstore;

import chat.parley.jsonstore.SimulatedDisk.Step;
import chat.parley.jsonstore.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of a {@link SimulatedDisk}: what is in it, and all that was since it was synced last. */
final class SimulatedFile implements DiskFile, SimulatedNode {
  private final SimulatedDisk disk;
  private volatile Path path;

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

  /** The synced version first, the current one last. */
  List<byte[]> versions() {
    return versions;
  }

  Path path() {
    return path;
  }

  @Override
  public int length() {
    return contents().length;
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
