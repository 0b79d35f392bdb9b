/** Tests of the way from a frame to a use case and back. */
@NullMarked
package chat.parley.websocket.route;

import org.jspecify.annotations.NullMarked;
