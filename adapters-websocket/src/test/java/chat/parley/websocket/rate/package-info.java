/** Tests of how rates are written. */
@NullMarked
package chat.parley.websocket.rate;

import org.jspecify.annotations.NullMarked;
