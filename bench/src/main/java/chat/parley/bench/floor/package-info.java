/** The floors: servers that do the least, for what the frameworks cost by themselves. */
@NullMarked
package chat.parley.bench.floor;

import org.jspecify.annotations.NullMarked;
