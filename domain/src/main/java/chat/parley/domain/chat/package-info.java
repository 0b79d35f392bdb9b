/** Chats: groups and conversations of two, their messages, and what happens in them. */
@NullMarked
package chat.parley.domain.chat;

import org.jspecify.annotations.NullMarked;
