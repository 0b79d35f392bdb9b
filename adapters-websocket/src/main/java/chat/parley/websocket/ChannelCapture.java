package chat.parley.websocket;

import chat.parley.websocket.pipeline.FramePipeline;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the Netty channel under a connection while it is still a plain HTTP request, makes its
 * pipeline strict and its buffers small, and keeps it for {@link NettySocket}. The only place that
 * touches a class internal to Vert.x.
 */
@Singleton
public class ChannelCapture implements HttpUpgradeCheck {
  static final TypedKey<Channel> CHANNEL = new TypedKey<>("parley.channel");

  /**
   * What the kernel keeps for one who does not read, and of one who is not read. Of its own accord
   * it would be megabytes, which thousands of such clients would take from everybody.
   */
  private static final int KERNEL_BUFFER_BYTES = 128 * 1024;

  private final int maxMessageBytes;

  public ChannelCapture(
      @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size")
          int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    Channel channel = channelOf(context.httpRequest().connection());
    channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER_BYTES);
    channel.config().setOption(ChannelOption.SO_RCVBUF, KERNEL_BUFFER_BYTES);
    FramePipeline.install(channel, maxMessageBytes);
    context.userData().put(CHANNEL, channel);
    return CheckResult.permitUpgrade();
  }

  static Channel channelOf(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      return base.channel();
    }
    throw new IllegalStateException(
        """
        Connections are no ConnectionBase but %s. This Vert.x is not like 4.5, for which \
        ChannelCapture was written: adapt it, or go back to that version."""
            .formatted(connection.getClass().getName()));
  }
}
