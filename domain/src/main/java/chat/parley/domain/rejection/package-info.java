/** The closed list of reasons for which the core says no. */
@NullMarked
package chat.parley.domain.rejection;

import org.jspecify.annotations.NullMarked;
