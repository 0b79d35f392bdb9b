package chat.parley.jsonstore.tool;

import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.DiskFile;
import chat.parley.jsonstore.format.Damage;
import chat.parley.jsonstore.format.Ending;
import chat.parley.jsonstore.format.Fields;
import chat.parley.jsonstore.format.LineReader;
import chat.parley.jsonstore.format.NewerFormat;
import chat.parley.jsonstore.format.Scan;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.format.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads one file of a store from end to end, and finds all lines that are damaged. */
public final class FileCheck {
  private final Disk disk;
  private final Progress progress;

  /**
   * How a file is.
   *
   * @param records how many it has, dead ones included
   * @param firstN the number of the first of them; 0 if there is none
   * @param torn how many bytes at its end are of a write that was cut short, if there was one; the
   *     store mends the end when it opens
   */
  public record Result(
      long records, long firstN, long bytes, OptionalLong torn, List<Finding> findings) {}

  public FileCheck(Disk disk, Progress progress) {
    this.disk = disk;
    this.progress = progress;
  }

  public Result check(Path path, StoreFile which) throws IOException {
    try (DiskFile file = disk.open(path)) {
      long size = file.size();
      FirstRecord first = new FirstRecord();
      Scan.Result found =
          Scan.of(
              file,
              which,
              "",
              (fields, offset, _) -> {
                first.see(fields);
                progress.at(which.fileName(), offset, size);
              });
      OptionalLong torn =
          found.ending() instanceof Ending.Torn(long bytes)
              ? OptionalLong.of(bytes)
              : OptionalLong.empty();
      List<Finding> findings =
          found.ending() instanceof Ending.Damaged(Damage damage)
              ? survey(path, file, which, damage)
              : List.of();
      return new Result(found.records(), first.n, size, torn, findings);
    } catch (NewerFormat e) {
      return new Result(
          0, 0, 0, OptionalLong.empty(), List.of(Finding.of(path, String.valueOf(e.getMessage()))));
    }
  }

  private static final class FirstRecord {
    private long n;

    void see(Fields fields) {
      n = n == 0 ? fields.n() : n;
    }
  }

  /** All that is wrong; {@code damage} is known already, and may be a thing that only it shows. */
  private static List<Finding> survey(Path path, DiskFile file, StoreFile which, Damage damage)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    Survey.of(
        file,
        which,
        new Survey.Visitor() {
          @Override
          public void good(Fields fields, LineReader line) {
            // Nothing to tell.
          }

          @Override
          public void bad(Damage found) {
            findings.add(Finding.at(path, found));
          }
        });
    return findings.isEmpty() ? List.of(Finding.at(path, damage)) : findings;
  }
}
