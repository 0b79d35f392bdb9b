/** Every request of the protocol, through real sockets. */
@NullMarked
package chat.parley.bootstrap.socket;

import org.jspecify.annotations.NullMarked;
