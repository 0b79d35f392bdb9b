/** Whole conversations, on every assembly of the server. */
@NullMarked
package chat.parley.bootstrap.conversation;

import org.jspecify.annotations.NullMarked;
