package chat.parley.jsonstore.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which backups stay: the last {@code keep} of all, and of the ones before them the last of each
 * day for {@code keepDays} days. Only verified ones count; one that is not verified goes when
 * {@code keep} newer ones are.
 *
 * <p>Nothing goes because of what the clock says alone. Order is the order of the sequence numbers.
 * A day is a run of backups with the same date, so that a clock that went back does not make two
 * days one. And a day is over its time only if there are {@code keepDays} newer ones <em>and</em>
 * its date is that long before those of all the last {@code keep}, or after them, where only a
 * wrong clock puts it. So a clock that jumps costs a day at most, the one that it cuts in two.
 *
 * @param keep at least 1: the newest verified backup always stays
 */
public record Retention(int keep, int keepDays) {
  public Retention {
    if (keep < 1 || keepDays < 0) {
      throw new IllegalArgumentException("at least 1 backup is kept, for 0 or more days");
    }
  }

  /** The ones that may go. */
  List<Backup> superfluous(List<Backup> backups) {
    List<Backup> newestFirst =
        backups.stream().sorted(Comparator.comparingLong(Backup::sequence).reversed()).toList();
    List<Backup> verified = newestFirst.stream().filter(Backup::verified).toList();
    if (verified.size() <= keep) {
      return List.of();
    }
    List<Backup> last = verified.subList(0, keep);
    long border = last.getLast().sequence();
    Stream<Backup> neverVerified =
        newestFirst.stream().filter(one -> !one.verified() && one.sequence() < border);
    return Stream.concat(neverVerified, old(verified, earliest(last)).stream()).toList();
  }

  private List<Backup> old(List<Backup> verified, Instant now) {
    List<Backup> superfluous = new ArrayList<>();
    @Nullable LocalDate day = dayOf(verified.get(keep - 1));
    int days = 0;
    for (Backup backup : verified.subList(keep, verified.size())) {
      boolean lastOfItsDay = !Objects.equals(day, dayOf(backup));
      day = dayOf(backup);
      if (lastOfItsDay && (days < keepDays || !isOld(backup, now))) {
        days++;
      } else {
        superfluous.add(backup);
      }
    }
    return superfluous;
  }

  private boolean isOld(Backup backup, Instant now) {
    return backup.madeAt().isAfter(now)
        || backup.madeAt().plus(Duration.ofDays(keepDays)).isBefore(now);
  }

  private static Instant earliest(List<Backup> last) {
    return last.stream().map(Backup::madeAt).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static LocalDate dayOf(Backup backup) {
    return LocalDate.ofInstant(backup.madeAt(), ZoneOffset.UTC);
  }
}
