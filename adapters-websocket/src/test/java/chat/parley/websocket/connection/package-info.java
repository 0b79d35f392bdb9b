/** Tests of open connections, on sockets made by hand. */
@NullMarked
package chat.parley.websocket.connection;

import org.jspecify.annotations.NullMarked;
