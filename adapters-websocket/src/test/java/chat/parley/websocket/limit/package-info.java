/** Tests of rates and lock-outs. */
@NullMarked
package chat.parley.websocket.limit;

import org.jspecify.annotations.NullMarked;
