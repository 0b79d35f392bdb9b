package chat.parley.bootstrap.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that writes frames which no well-behaved client writes, and reads only when told to. */
public final class RawClient implements AutoCloseable {
  public static final int FINAL_TEXT = 0x81;
  public static final int FIRST_TEXT = 0x01;
  public static final int MIDDLE = 0x00;
  public static final int FINAL = 0x80;
  public static final int RESERVED_BIT = 0x40;
  public static final int PING = 0x89;

  private static final int MASKED = 0x80;
  private static final int CLOSE = 0x8;
  private static final int LIMIT_MS = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** Connects, and takes the server's hello. */
  public RawClient(URI server) {
    try {
      socket = new Socket();
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(LIMIT_MS);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      out = new DataOutputStream(socket.getOutputStream());
      out.write(upgrade(server).getBytes(StandardCharsets.US_ASCII));
      while (!line().isEmpty()) {
        // the headers of the answer say nothing of interest here
      }
      readText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void sendText(String text) {
    send(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a frame; {@code head} is its first byte. Its mask is all zeroes, which is a mask too. */
  public void send(int head, byte[] payload) {
    try {
      head(head, MASKED, payload.length);
      out.writeInt(0);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void sendUnmasked(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    try {
      head(FINAL_TEXT, 0, payload.length);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends whatever bytes. */
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes all that comes, and nothing of it to heart, until the connection ends. */
  public void drain() {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // an end, too
    }
  }

  /** Takes the next frame, and returns its first byte. */
  public int read() {
    try {
      int head = in.readUnsignedByte();
      payload();
      return head;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the next frame, which must not be a close. */
  public String readText() {
    try {
      int head = in.readUnsignedByte();
      byte[] payload = payload();
      if ((head & 0xF) == CLOSE) {
        throw new AssertionError("closed with " + code(payload));
      }
      return new String(payload, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads on until the server closes, sees that it hangs up, and returns with which code it did.
   */
  public int closeCode() {
    try {
      int head = in.readUnsignedByte();
      byte[] payload = payload();
      while ((head & 0xF) != CLOSE) {
        head = in.readUnsignedByte();
        payload = payload();
      }
      if (in.read() >= 0) {
        throw new AssertionError("the server goes on after its close frame");
      }
      return code(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String upgrade(URI server) {
    return """
        GET / HTTP/1.1\r
        Host: %s:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
        .formatted(server.getHost(), server.getPort());
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void head(int head, int mask, int length) throws IOException {
    out.writeByte(head);
    if (length < 126) {
      out.writeByte(mask | length);
    } else if (length < 65_536) {
      out.writeByte(mask | 126);
      out.writeShort(length);
    } else {
      out.writeByte(mask | 127);
      out.writeLong(length);
    }
  }

  private byte[] payload() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    return in.readNBytes(length);
  }

  private static int code(byte[] payload) {
    return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
  }
}
