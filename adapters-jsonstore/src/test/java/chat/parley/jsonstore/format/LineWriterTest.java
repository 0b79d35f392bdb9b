package chat.parley.jsonstore.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines come back as they were written, and no wrong one passes. */
class LineWriterTest {
  private final LineWriter lines = new LineWriter();

  private Fields readBack() {
    assertThat(Line.flaw(lines.bytes(), 0, lines.length())).isNull();
    return new Fields().read(lines.bytes(), 0, lines.length());
  }

  @Test
  void aLineIsAnObjectWithItsNumberFirstAndItsChecksumLast() {
    lines.begin(',', 7).text("kind", "x").flag("yes", true).flag("no", false).number("m", -3).end();

    assertThat(new String(lines.copy(0, lines.length()), UTF_8))
        .isEqualTo(",{\"n\":7,\"kind\":\"x\",\"yes\":true,\"m\":-3,\"crc\":\"97265298\"}\n");
  }

  @Test
  void anyTextComesBackAsItWas() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        int bound = random.nextInt(4) == 0 ? Character.MAX_CODE_POINT + 1 : 0x100;
        text.appendCodePoint(random.nextInt(bound));
      }
      lines.clear(1 << 20);
      lines.begin('[', round).text("text", text.toString()).end();

      assertThat(readBack().text("text")).isEqualTo(text.toString());
    }
  }

  @Test
  void anyNumberComesBackAsItWas() {
    for (long number :
        new long[] {0, 9, 10, -1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
      lines.clear(1 << 20);
      lines.begin(',', 1).number("number", number).end();

      assertThat(readBack().number("number")).isEqualTo(number);
    }
  }

  @Test
  void aLineThatIsNeverEndedLeavesNoTrace() {
    lines.begin(',', 1).text("kind", "left off");
    lines.begin(',', 1).text("kind", "kept").end();
    lines.begin(',', 2).text("kind", "left off again");

    assertThat(readBack().kind()).isEqualTo("kept");
  }

  @Test
  void aNewNumberLeavesAllOtherFieldsAsTheyAre() {
    lines.begin(',', 999).number(Line.SYNCED, 998).text("kind", "x").text("a", "\"kind\":").end();
    LineWriter next = new LineWriter();
    int start = Line.kindFrom(lines.bytes(), 0);
    next.begin(',', 2).raw(lines.bytes(), start, lines.length() - Line.SUFFIX_BYTES - start).end();

    lines.clear(0);
    lines.begin(',', 2).text("kind", "x").text("a", "\"kind\":").end();
    assertThat(next.copy(0, next.length())).isEqualTo(lines.copy(0, lines.length()));
  }
}
