package chat.parley.bootstrap.operation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.bootstrap.MarkdownPage;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server with a certificate that nobody vouches for, made by the operations page's command. */
public final class SelfSigned implements QuarkusTestProfile {
  private static final Path STORE = folder().resolve("parley.p12");
  private static final String PASSWORD = "changeit";
  private static final Pattern COMMAND =
      Pattern.compile("^\\$ keytool ((?:.*\\\\\n)*.*)$", Pattern.MULTILINE);

  @Override
  public Map<String, String> getConfigOverrides() {
    renew();
    return Map.of(
        "quarkus.http.tls-configuration-name", "parley",
        "quarkus.http.test-ssl-port", "0",
        "quarkus.tls.parley.key-store.p12.path", STORE.toString(),
        "quarkus.tls.parley.key-store.p12.password", PASSWORD,
        "quarkus.tls.parley.reload-period", "1s",
        "parley.store", "memory",
        "parley.password.bcrypt-cost", "4",
        "parley.backup.every", "off");
  }

  /** Makes another certificate, and puts it in the place of the one before. */
  static void renew() {
    Path folder = folder();
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of(documented().split("\\s+")));
      Process keytool = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
      assertThat(keytool.waitFor()).isZero();
      Files.move(folder.resolve("parley.p12"), STORE, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static X509Certificate certificate() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(STORE)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return (X509Certificate) store.getCertificate("parley");
  }

  private static String documented() throws IOException {
    Matcher command = COMMAND.matcher(MarkdownPage.of("docs/operations.md").text());
    assertThat(command.find()).as("the page has a keytool command").isTrue();
    return command.group(1).replace("\\\n", " ");
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("parley-certificate");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
