/** The disk of the machine, as far as a test can tell. */
@NullMarked
package chat.parley.jsonstore.disk;

import org.jspecify.annotations.NullMarked;
