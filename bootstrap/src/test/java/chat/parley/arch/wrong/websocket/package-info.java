/** Built wrong on purpose, to see the rules fail. */
@NullMarked
package chat.parley.arch.wrong.websocket;

import org.jspecify.annotations.NullMarked;
