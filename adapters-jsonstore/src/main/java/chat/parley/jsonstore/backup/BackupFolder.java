package chat.parley.jsonstore.backup;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.disk.FileInput;
import chat.parley.jsonstore.disk.FileOutput;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One backup on the disk: the files, {@code manifest.json}, and {@code verified} once it was read
 * back, which holds the manifest's checksum the way {@code sha256sum -c} reads it.
 */
final class BackupFolder {
  private static final String VERIFIED = "verified";

  /** Far more than a manifest or a mark ever has. */
  private static final int SMALL_FILE = 1 << 20;

  private static final int STEP = 1 << 20;

  private final Disk disk;
  private final Path folder;

  BackupFolder(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  boolean hasManifest() throws IOException {
    return disk.exists(manifestFile());
  }

  Path manifestFile() {
    return folder.resolve(Manifest.FILE_NAME);
  }

  Path verifiedFile() {
    return folder.resolve(VERIFIED);
  }

  Manifest manifest() throws IOException {
    if (!hasManifest()) {
      throw new CannotProceed("there is no " + Manifest.FILE_NAME);
    }
    return Manifest.decode(read(manifestFile()));
  }

  boolean hasMark() throws IOException {
    return disk.exists(verifiedFile());
  }

  /** Whether it says of itself that it was verified as it is. */
  boolean isMarked(Manifest manifest) throws IOException {
    return hasMark() && Arrays.equals(read(verifiedFile()), mark(manifest));
  }

  /** Half a mark would make a good backup look damaged. */
  void markVerified(Manifest manifest) throws IOException {
    Path unfinished = folder.resolve(VERIFIED + ".new");
    write(unfinished, mark(manifest));
    disk.rename(unfinished, verifiedFile());
    disk.syncFolder(folder);
  }

  void write(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = new FileOutput(disk.create(file))) {
      out.write(bytes);
    }
  }

  /** Copies a file to {@code out}, and returns its checksum. */
  String copy(Path path, OutputStream out, Progress progress) throws IOException {
    MessageDigest digest = Sha256.digest();
    DiskFile file = disk.open(path);
    try (InputStream in = new DigestInputStream(new FileInput(file), digest)) {
      long size = file.size();
      byte[] step = new byte[STEP];
      long done = 0;
      for (int count = in.read(step); count >= 0; count = in.read(step)) {
        out.write(step, 0, count);
        done += count;
        progress.at(String.valueOf(path.getFileName()), done, size);
      }
    }
    return Sha256.of(digest);
  }

  private static byte[] mark(Manifest manifest) {
    String line = Sha256.of(manifest.encode()) + "  " + Manifest.FILE_NAME + "\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] read(Path path) throws IOException {
    try (InputStream in = new FileInput(disk.open(path))) {
      return in.readNBytes(SMALL_FILE);
    }
  }
}
