/** What the store costs, measured. */
@NullMarked
package chat.parley.jsonstore.benchmark;

import org.jspecify.annotations.NullMarked;
