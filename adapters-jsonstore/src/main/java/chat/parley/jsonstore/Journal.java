package chat.parley.jsonstore;

import chat.parley.domain.chat.Notice;
import chat.parley.domain.chat.Notifier;
import chat.parley.domain.rejection.Rejection;
import chat.parley.domain.store.Commits;
import chat.parley.jsonstore.format.Line;
import chat.parley.jsonstore.format.LineWriter;
import chat.parley.jsonstore.format.StoreFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where decisions are taken: in the {@link Section}, each with the lines it adds to the batch that
 * waits for {@link JournalWriter}, how to take it back, and what is to be told once it is durable.
 */
final class Journal implements Commits {
  /** More than this can't wait for the disk: then it is too slow, and changes are refused. */
  private static final int MAX_WAITING_BYTES = 64 << 20;

  private static final Duration DISK_IS_SLOW = Duration.ofSeconds(1);

  private final Section section;
  private final Batches batches;
  private final Map<StoreFile, JournalFile> files;
  private final Health health;
  private final Notifier notifier;

  Journal(
      Section section,
      Batches batches,
      Map<StoreFile, JournalFile> files,
      Health health,
      Notifier notifier) {
    this.section = section;
    this.batches = batches;
    this.files = files;
    this.health = health;
    this.notifier = notifier;
  }

  /** Runs {@code step} in the critical section; it changes nothing. */
  <T> T read(Supplier<T> step) {
    return section.in(
        () -> {
          section.sighting().read(section.generation());
          return step.get();
        });
  }

  /** Runs {@code step} in the critical section, unless the store takes no changes. */
  <T> T change(Supplier<T> step) {
    health.checkWritable();
    return section.in(
        () -> {
          health.checkWritable();
          if (batches.waiting().bytes() > MAX_WAITING_BYTES) {
            throw new Rejection.Unavailable(DISK_IS_SLOW).rejected();
          }
          T result = step.get();
          section.sighting().changed(section.generation());
          return result;
        });
  }

  /** In a step: begins a line, to be completed and then put into the batch by {@link #append}. */
  LineWriter line(StoreFile which, String kind) {
    JournalFile file = file(which);
    LineWriter line = batches.waiting().part(which).lines().begin(',', file.nextN());
    long synced = file.syncedToName();
    if (synced > 0) {
      line.number(Line.SYNCED, synced);
    }
    return line.text(Line.KIND, kind);
  }

  /** In a step: puts the line into the batch, and returns its place. */
  long append(StoreFile which) {
    Batch waiting = batches.waiting();
    long place = waiting.add(file(which), waiting.part(which).lines().end());
    section.wakeWriter();
    return place;
  }

  /** In a step: how to take back what it did in memory. */
  void undo(Undo undo) {
    batches.waiting().undo(undo);
  }

  /** In a step: tells once it is durable; in the order of the steps. */
  void tell(List<Notice> notices) {
    if (!notices.isEmpty()) {
      Held telling = new Held(() -> notices.forEach(notifier::tell), () -> {});
      if (!batches.hold(telling)) {
        telling.run();
      }
    }
  }

  @Override
  public void whenDurable(Runnable durable, Runnable lost) {
    Held one = new Held(durable, lost);
    boolean waits =
        section.in(
            () -> {
              section.sighting().waits(one, section.generation());
              return batches.hold(one);
            });
    if (!waits) {
      one.run();
    }
  }

  /** In a step: the lines at these places, to be read outside it, and closed. */
  Excerpt excerpt(StoreFile which, long... places) {
    OpenFile file = file(which).hold();
    List<Excerpt.Source> sources = new ArrayList<>(places.length);
    for (long place : places) {
      byte[] line = batches.find(which, place);
      sources.add(line == null ? () -> file.read(place) : () -> line);
    }
    return new Excerpt(sources, () -> file.release(section));
  }

  /** All files up to one moment between two batches, held until it is closed. */
  Snapshot snapshot() {
    return section.in(
        () -> {
          List<Snapshot.Extent> extents = new ArrayList<>();
          for (JournalFile file : files.values()) {
            extents.add(
                new Snapshot.Extent(file.which(), file.path(), file.hold(), file.committed()));
          }
          return new Snapshot(extents, section);
        });
  }

  private JournalFile file(StoreFile which) {
    return Objects.requireNonNull(files.get(which));
  }
}
