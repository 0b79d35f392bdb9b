/** The store in a process of its own, and what becomes of it there. */
@NullMarked
package chat.parley.jsonstore.process;

import org.jspecify.annotations.NullMarked;
