package chat.parley.bootstrap.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.client.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped server writes to its console. */
class LogsIT {
  @TempDir Path data;

  @Test
  void eachEventIsALineOfJson() throws IOException {
    String log;
    int port;
    try (PackagedServer server = new PackagedServer(data, Map.of())) {
      ChatClient.register(server.uri(), "Anna").close();
      port = server.uri().getPort();
      server.stop();
      server.exitCode();
      log = server.log();
    }
    ObjectMapper mapper = new ObjectMapper();
    List<String> messages = new ArrayList<>();
    for (String line : log.lines().toList()) {
      JsonNode event = mapper.readTree(line);
      assertThat(event.path("timestamp").textValue()).isNotBlank();
      assertThat(event.path("level").textValue()).isNotBlank();
      messages.add(event.path("message").textValue());
    }
    assertThat(messages)
        .anyMatch(
            message -> message.startsWith("Parley is ready at ws://localhost:" + port + "/ "));
  }
}
