/** All that the store asks of a disk, small enough to be played by a test double. */
@NullMarked
package chat.parley.jsonstore.disk;

import org.jspecify.annotations.NullMarked;
