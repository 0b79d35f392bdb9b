/** What the Python server wrote is taken over, whatever it looks like. */
@NullMarked
package chat.parley.jsonstore.python;

import org.jspecify.annotations.NullMarked;
