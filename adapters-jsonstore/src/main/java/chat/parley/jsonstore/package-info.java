/** The ports in a folder of JSON files: decide in memory, write once, release in order. */
@NullMarked
package chat.parley.jsonstore;

import org.jspecify.annotations.NullMarked;
