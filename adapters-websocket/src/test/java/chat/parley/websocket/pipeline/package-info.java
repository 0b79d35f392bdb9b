/** Tests of the checks in the channel's pipeline. */
@NullMarked
package chat.parley.websocket.pipeline;

import org.jspecify.annotations.NullMarked;
