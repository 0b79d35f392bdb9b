/** Writing, changing, reading messages; the list of one's chats. */
@NullMarked
package chat.parley.application.message;

import org.jspecify.annotations.NullMarked;
