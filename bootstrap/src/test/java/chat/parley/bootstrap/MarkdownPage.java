package chat.parley.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, or a part of one, as tests read it. */
public record MarkdownPage(List<String> lines) {
  /** Tests run in the folder of their module. */
  private static final Path PROJECT = Path.of("..");

  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static MarkdownPage of(String file) throws IOException {
    return new MarkdownPage(Files.readAllLines(PROJECT.resolve(file)));
  }

  /** What stands under a heading, up to the next one of its level. */
  public MarkdownPage under(String heading) {
    String level = heading.substring(0, heading.indexOf(' ') + 1);
    int start = lines.indexOf(heading);
    if (start < 0) {
      throw new AssertionError("the page has no heading " + heading);
    }
    List<String> rest = lines.subList(start + 1, lines.size());
    return new MarkdownPage(rest.stream().takeWhile(line -> !line.startsWith(level)).toList());
  }

  /**
   * What stands under each heading of the third level that is a word in backticks, by that word.
   */
  Map<String, MarkdownPage> parts() {
    Map<String, MarkdownPage> parts = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("### `")) {
        parts.put(codeIn(line), under(line));
      }
    }
    return parts;
  }

  /** The cells of all table rows below the heading rows. */
  public List<List<String>> rows() {
    return lines.stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .skip(1)
        .toList();
  }

  /** All JSON values in the examples, in order. */
  List<JsonNode> examples() throws IOException {
    List<JsonNode> examples = new ArrayList<>();
    Matcher blocks = JSON.matcher(text());
    while (blocks.find()) {
      MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(blocks.group(1)).readAll(examples);
    }
    return examples;
  }

  public String text() {
    return String.join("\n", lines) + "\n";
  }

  /** The first words in backticks. */
  public static String codeIn(String text) {
    Matcher code = CODE.matcher(text);
    if (!code.find()) {
      throw new AssertionError("nothing in backticks: " + text);
    }
    return code.group(1);
  }
}
