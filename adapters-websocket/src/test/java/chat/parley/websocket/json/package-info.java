/** Tests of the protocol's JSON. */
@NullMarked
package chat.parley.websocket.json;

import org.jspecify.annotations.NullMarked;
