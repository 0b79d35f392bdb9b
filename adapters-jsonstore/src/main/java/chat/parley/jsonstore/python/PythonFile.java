package chat.parley.jsonstore.python;

import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Progress;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of the Python server's files, an object of named values, read value by value: the file of
 * messages may be larger than memory.
 */
final class PythonFile {
  /** Python writes NaN where JSON has no such number. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Path path;
  private final Progress progress;

  /**
   * Is given each value with its name; the parser stands at its first token, and at its last then.
   */
  @FunctionalInterface
  interface Entries {
    void read(String name, JsonParser value) throws IOException;
  }

  PythonFile(Path path, Progress progress) {
    this.path = path;
    this.progress = progress;
  }

  boolean exists() {
    return Files.exists(path);
  }

  void read(Entries entries) throws IOException {
    long size = Files.size(path);
    try (JsonParser parser = JSON.createParser(path.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new CannotProceed(path + " does not begin with {, as the Python server's files do.");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        entries.read(name, parser);
        progress.at(path.getFileName().toString(), parser.currentLocation().getByteOffset(), size);
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new CannotProceed(
          path
              + where
              + ": this is no JSON ("
              + e.getOriginalMessage()
              + "). Repair it by hand or take an older copy; nothing was imported.",
          e);
    }
  }

  static JsonNode tree(JsonParser value) throws IOException {
    return value.readValueAsTree();
  }
}
