/** Open connections: who is on which, and what waits to be sent to them. */
@NullMarked
package chat.parley.websocket.connection;

import org.jspecify.annotations.NullMarked;
