/** How much is too much: rates, and lock-outs after failed tries. */
@NullMarked
package chat.parley.websocket.limit;

import org.jspecify.annotations.NullMarked;
