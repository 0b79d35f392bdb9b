/** What every store promises about durability. */
@NullMarked
package chat.parley.domain.store;

import org.jspecify.annotations.NullMarked;
