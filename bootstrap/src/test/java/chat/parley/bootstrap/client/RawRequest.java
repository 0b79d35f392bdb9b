package chat.parley.bootstrap.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which any request is sent as it is written, and the answer shown as it comes. */
public final class RawRequest implements AutoCloseable {
  private static final int LIMIT_MS = 20_000;

  private final Socket socket;

  public RawRequest(URI server) {
    try {
      socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(LIMIT_MS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A handshake as RFC 6455 has it. */
  public static String upgrade() {
    return """
        GET / HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """;
  }

  /** The head of the answer to this request alone. */
  public static String answer(URI server, String request) {
    try (RawRequest one = new RawRequest(server)) {
      one.send(request);
      return one.answer();
    }
  }

  public void send(String request) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of the next answer, or what came of it before the server hung up. */
  public String answer() {
    StringBuilder head = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      for (int c = in.read(); c >= 0; c = in.read()) {
        head.append((char) c);
        if (head.indexOf("\r\n\r\n") >= 0) {
          break;
        }
      }
    } catch (SocketException _) {
      // an end, too
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
