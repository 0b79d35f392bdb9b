/** What the framework leaves out of RFC 6455, put into the channel's pipeline. */
@NullMarked
package chat.parley.websocket.pipeline;

import org.jspecify.annotations.NullMarked;
