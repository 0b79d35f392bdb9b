/** The store against its contracts, its format, and every fault that a disk can have. */
@NullMarked
package chat.parley.jsonstore;

import org.jspecify.annotations.NullMarked;
