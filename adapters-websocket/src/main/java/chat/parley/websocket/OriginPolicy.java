package chat.parley.websocket;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may connect. A browser names the page's origin, and lets any page on the web open
 * a connection with the user's network rights; who names none is no browser and may connect.
 *
 * @param allowed origins such as {@code https://chat.example.org}, or {@code *} for all; if empty,
 *     pages from the host that is connected to
 */
public record OriginPolicy(Set<String> allowed) {
  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", ":80", "https", ":443");

  boolean allows(@Nullable String origin, @Nullable String host) {
    if (origin == null || allowed.contains("*")) {
      return true;
    }
    String normal = origin.toLowerCase(Locale.ROOT);
    return allowed.isEmpty() ? isSameHost(normal, host) : allowed.contains(normal);
  }

  private static boolean isSameHost(String origin, @Nullable String host) {
    try {
      URI page = URI.create(origin);
      String port = DEFAULT_PORTS.get(String.valueOf(page.getScheme()));
      return host != null
          && port != null
          && withoutPort(host.toLowerCase(Locale.ROOT), port)
              .equals(withoutPort(String.valueOf(page.getAuthority()), port));
    } catch (IllegalArgumentException _) {
      return false; // "null" and what is no URI is no page of ours
    }
  }

  /** To name a scheme's own port is the same as to name none. */
  private static String withoutPort(String authority, String port) {
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }
}
