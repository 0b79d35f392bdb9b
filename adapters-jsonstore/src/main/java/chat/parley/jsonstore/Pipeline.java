package chat.parley.jsonstore;

import chat.parley.jsonstore.JournalFile.Reach;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@link Journal} as its writer sees it: batches come out of it, and their fate goes in. */
final class Pipeline {
  private final Section section;
  private final Batches batches;
  private final Collection<JournalFile> files;
  private boolean closing;

  Pipeline(Section section, Batches batches, Collection<JournalFile> files) {
    this.section = section;
    this.batches = batches;
    this.files = files;
  }

  Section section() {
    return section;
  }

  Collection<JournalFile> files() {
    return files;
  }

  /** What waits, to be written; null if after {@code nanos} there is nothing. */
  @Nullable Batch take(long nanos) {
    return section.<@Nullable Batch>in(
        () -> {
          if (batches.waiting().isEmpty() && !closing) {
            section.awaitWork(nanos);
          }
          return batches.waiting().isEmpty() ? null : batches.take(files);
        });
  }

  /** A batch is on the disk. */
  void committed(Batch batch, boolean synced) {
    section.run(
        () -> {
          for (JournalFile file : files) {
            Batch.Part part = batch.part(file.which());
            if (!part.isEmpty()) {
              file.committed(part.reach());
              if (synced) {
                file.synced(part.reach());
              }
            }
          }
        });
  }

  Reach committed(JournalFile file) {
    return section.in(file::committed);
  }

  /** All that is committed was synced. */
  void synced() {
    section.run(() -> files.forEach(file -> file.synced(file.committed())));
  }

  /** What waits for a batch next; empty, when it is done with, if nothing does. */
  List<Held> release(Batch batch) {
    return section.in(() -> batches.release(batch));
  }

  /**
   * A batch can't be written. Takes back all that is not committed, and returns what waited for it,
   * lost. What is given from now on still has to wait its turn behind that.
   */
  List<Held> rollBack(Batch batch) {
    return section.in(
        () -> {
          List<Held> lost = batches.rollBack(batch);
          files.forEach(JournalFile::rollBack);
          section.nextGeneration();
          return lost;
        });
  }

  /**
   * Between two batches: goes on in a file that was rewritten without {@code gone} of its records,
   * and returns the one before.
   */
  OpenFile swap(JournalFile file, OpenFile next, long gone, Survivors survivors) {
    return section.in(
        () -> {
          OpenFile before = file.file();
          survivors.relocate(next.base());
          batches.waiting().relocate();
          file.swap(next, gone);
          return before;
        });
  }

  /** Whether the writer is to end. */
  boolean isClosing() {
    return section.in(() -> closing && batches.waiting().isEmpty());
  }

  /** Lets the writer come to its end once nothing waits. */
  void close() {
    section.run(
        () -> {
          closing = true;
          section.wakeWriter();
        });
  }

  /** There is something else to do for the writer. */
  void call() {
    section.run(section::callWriter);
  }
}
