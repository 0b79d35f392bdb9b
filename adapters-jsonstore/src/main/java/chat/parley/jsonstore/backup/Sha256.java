package chat.parley.jsonstore.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal digits. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static String of(byte[] bytes) {
    return of(digest(), bytes);
  }

  static String of(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String of(MessageDigest digest, byte[] bytes) {
    digest.update(bytes);
    return of(digest);
  }
}
