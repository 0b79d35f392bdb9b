package chat.parley.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may connect. */
class OriginPolicyTest {
  private static final String HOST = "chat.example.org:8765";

  private final OriginPolicy sameHost = new OriginPolicy(Set.of());
  private final OriginPolicy listed = new OriginPolicy(Set.of("https://app.example.org"));

  @Test
  void whoNamesNoOriginIsNoBrowserAndMayConnect() {
    assertThat(sameHost.allows(null, HOST)).isTrue();
    assertThat(listed.allows(null, HOST)).isTrue();
  }

  @Test
  void pagesOfTheSameHostMayConnect() {
    assertThat(sameHost.allows("http://chat.example.org:8765", HOST)).isTrue();
    assertThat(sameHost.allows("HTTP://Chat.Example.ORG:8765", HOST)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example.org, chat.example.org:443",
    "https://chat.example.org:443, chat.example.org",
    "http://chat.example.org, chat.example.org:80",
    "http://[2001:db8::1], [2001:db8::1]:80"
  })
  void theDefaultPortIsTheSameAsNone(String origin, String host) {
    assertThat(sameHost.allows(origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://chat.example.org, chat.example.org:443",
    "https://chat.example.org, chat.example.org:80",
    "https://chat.example.org:8443, chat.example.org"
  })
  void anotherPortIsAnotherHost(String origin, String host) {
    assertThat(sameHost.allows(origin, host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file://chat.example.org:8765",
        "ftp://chat.example.org:8765",
        "//chat.example.org:8765",
        "http:chat.example.org:8765",
        "http://evil.example.org",
        "http://chat.example.org",
        "http://chat.example.org:8765.evil.org",
        "http://evil.org/chat.example.org:8765",
        "http://chat.example.org:8765@evil.org",
        "null",
        "not a uri"
      })
  void pagesOfOtherHostsMayNot(String origin) {
    assertThat(sameHost.allows(origin, HOST)).isFalse();
  }

  @Test
  void withAListOnlyItsPagesMayConnect() {
    assertThat(listed.allows("https://app.example.org", HOST)).isTrue();
    assertThat(listed.allows("http://app.example.org", HOST)).isFalse();
    assertThat(listed.allows("https://" + HOST, HOST)).isFalse();
  }

  @Test
  void aStarLetsAllPagesConnect() {
    assertThat(new OriginPolicy(Set.of("*")).allows("https://evil.org", HOST)).isTrue();
  }
}
