package chat.parley.jsonstore.backup;

import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.CannotProceed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a backup holds. It has a checksum of itself and one spelling only, so that no byte of it can
 * change unseen.
 *
 * @param sequence one more than that of the backup made before; tells their order when clocks do
 *     not
 * @param madeAt when, by the clock of the server
 */
record Manifest(long sequence, Instant madeAt, List<Content> files) {
  static final String FILE_NAME = "manifest.json";

  private static final String FORMAT = "parley-backup";
  private static final int VERSION = 1;
  private static final String CHECKSUM = "sha256";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  /**
   * One file: its size, its records, the numbers of the first (0 if there is none) and of the last.
   */
  record Content(
      StoreFile which, long bytes, long records, long firstN, long lastN, String sha256) {}

  Manifest {
    files = List.copyOf(files);
  }

  Optional<Content> file(StoreFile which) {
    return files.stream().filter(file -> file.which() == which).findFirst();
  }

  byte[] encode() {
    ObjectNode body = JSON.createObjectNode();
    body.put("format", FORMAT)
        .put("version", VERSION)
        .put("sequence", sequence)
        .put("made_at", madeAt.toString());
    ArrayNode list = body.putArray("files");
    for (Content file : files) {
      list.addObject()
          .put("name", file.which().fileName())
          .put("bytes", file.bytes())
          .put("records", file.records())
          .put("first_n", file.firstN())
          .put("last_n", file.lastN())
          .put("sha256", file.sha256());
    }
    try {
      body.put(CHECKSUM, Sha256.of(JSON.writeValueAsBytes(body)));
      return PRETTY.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree of texts and numbers can always be written", e);
    }
  }

  /** Fails with {@link CannotProceed} unless these are the very bytes that {@link #encode} made. */
  static Manifest decode(byte[] bytes) throws CannotProceed {
    try {
      JsonNode body = JSON.readTree(bytes);
      if (body.required("version").intValue() > VERSION) {
        throw new CannotProceed("the manifest is of a newer Parley: use that one");
      }
      List<Content> files = new ArrayList<>();
      for (JsonNode file : body.required("files")) {
        files.add(content(file));
      }
      Manifest manifest =
          new Manifest(
              body.required("sequence").longValue(),
              Instant.parse(body.required("made_at").textValue()),
              files);
      if (!Arrays.equals(manifest.encode(), bytes)) {
        throw new CannotProceed("the manifest's checksum does not fit what it says");
      }
      return manifest;
    } catch (CannotProceed e) {
      throw e;
    } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException e) {
      throw new CannotProceed("the manifest can't be read: " + e.getMessage(), e);
    }
  }

  private static Content content(JsonNode file) {
    String name = file.required("name").textValue();
    StoreFile which =
        Stream.of(StoreFile.values())
            .filter(one -> one.fileName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no file of a store: " + name));
    return new Content(
        which,
        file.required("bytes").longValue(),
        file.required("records").longValue(),
        file.required("first_n").longValue(),
        file.required("last_n").longValue(),
        file.required("sha256").textValue());
  }
}
