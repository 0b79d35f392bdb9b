/** The load: clients, what they do, and what it costs the servers. */
@NullMarked
package chat.parley.bench.load;

import org.jspecify.annotations.NullMarked;
