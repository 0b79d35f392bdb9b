/** The wire protocol's JSON: requests read, replies, refusals and events written. */
@NullMarked
package chat.parley.websocket.json;

import org.jspecify.annotations.NullMarked;
