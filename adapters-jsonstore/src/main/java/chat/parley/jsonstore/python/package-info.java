/** Takes over what the Python server kept: its users, groups and messages. */
@NullMarked
package chat.parley.jsonstore.python;

import org.jspecify.annotations.NullMarked;
