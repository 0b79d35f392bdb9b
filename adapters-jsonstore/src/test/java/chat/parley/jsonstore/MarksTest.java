package chat.parley.jsonstore;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.Marks.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of marks does what a map does. */
class MarksTest {
  private static final UserId[] USERS =
      IntStream.range(0, 300).mapToObj(n -> new UserId("user" + n)).toArray(UserId[]::new);

  @Test
  void whateverIsPutItHasWhatAMapHas() {
    Random random = new Random(6);
    Marks marks = new Marks();
    Map<UserId, Mark> map = new HashMap<>();
    for (int i = 1; i < 5_000; i++) {
      // One more may take part each time, so that each size of the table is looked at.
      UserId user = USERS[random.nextInt(Math.min(i, USERS.length))];
      Mark mark = new Mark(random.nextInt(3), random.nextBoolean());
      marks.put(user, mark);
      map.put(user, mark);
      for (UserId each : USERS) {
        assertThat(marks.get(each)).isEqualTo(map.getOrDefault(each, Mark.NONE));
      }
      assertThat(marks.size()).isEqualTo(map.size());
    }
  }
}
