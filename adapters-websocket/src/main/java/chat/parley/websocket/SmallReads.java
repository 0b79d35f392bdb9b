package chat.parley.websocket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Takes little at a time from the network: all frames of one read are decoded at once, and the
 * smallest, of 6 bytes, cost some 300 each until they are handled.
 */
@Singleton
public class SmallReads implements HttpServerOptionsCustomizer {
  private static final int READ_BYTES = 4 * 1024;

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setReceiveBufferSize(READ_BYTES);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setReceiveBufferSize(READ_BYTES);
  }
}
