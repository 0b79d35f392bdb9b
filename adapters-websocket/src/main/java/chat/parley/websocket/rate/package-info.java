/**
 * Rates, as they are set and told. They know nothing of connections, so that frames can tell them.
 */
@NullMarked
package chat.parley.websocket.rate;

import org.jspecify.annotations.NullMarked;
