/** From a frame to a use case and back: one route for each request type. */
@NullMarked
package chat.parley.websocket.route;

import org.jspecify.annotations.NullMarked;
