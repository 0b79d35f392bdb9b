package chat.parley.domain.session;

import chat.parley.domain.random.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a client shows instead of a password: 256 random bits in base64url. Only its hash is kept.
 */
public record Token(String value) {
  private static final int BYTES = 32;

  public static Token from(Secrets secrets) {
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.bytes(BYTES)));
  }

  /** One SHA-256 is enough for what holds 256 random bits: nobody can try them all. */
  public TokenHash hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}
