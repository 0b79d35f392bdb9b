/** The WebSocket door: frames come in here. */
@NullMarked
package chat.parley.websocket;

import org.jspecify.annotations.NullMarked;
