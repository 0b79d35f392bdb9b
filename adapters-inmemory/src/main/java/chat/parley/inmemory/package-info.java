/** The domain's repositories in maps: the reference for what the ports promise. */
@NullMarked
package chat.parley.inmemory;

import org.jspecify.annotations.NullMarked;
