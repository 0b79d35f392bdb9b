package chat.parley.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.disk.RealDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The disk of the machine, whose syncs are counted and can be held back. */
public class HeldDisk implements Disk {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

  private final Disk disk = new RealDisk();
  private final AtomicInteger syncs = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** From here on, no sync comes to an end. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  public void letGo() {
    gate.countDown();
  }

  /** Waits until a sync waits. */
  public void awaitASync() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (waiting.get() == 0) {
      assertThat(System.nanoTime()).as("nothing was synced for %s", LIMIT).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** How many syncs there were. */
  public int syncs() {
    return syncs.get();
  }

  private void sync() throws IOException {
    syncs.incrementAndGet();
    waiting.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in a sync", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new File(disk.open(file));
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return new File(disk.create(file));
  }

  @Override
  public boolean exists(Path file) throws IOException {
    return disk.exists(file);
  }

  @Override
  public @Nullable Object identity(Path file) throws IOException {
    return disk.identity(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    disk.createFolder(folder);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    disk.syncFolder(folder);
  }

  @Override
  public Space space(Path folder) throws IOException {
    return disk.space(folder);
  }

  @Override
  public @Nullable Closeable lock(Path file) throws IOException {
    return disk.lock(file);
  }

  @Override
  public Disk readOnly() {
    return disk.readOnly();
  }

  private final class File implements DiskFile {
    private final DiskFile file;

    File(DiskFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(byte[] into, int from, int length, long position) throws IOException {
      return file.read(into, from, length, position);
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      file.write(bytes, position);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      sync();
      file.force(metadata);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
