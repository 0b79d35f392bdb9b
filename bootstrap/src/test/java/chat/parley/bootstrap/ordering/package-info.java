/** What the server promises of order and durability, seen from outside. */
@NullMarked
package chat.parley.bootstrap.ordering;

import org.jspecify.annotations.NullMarked;
