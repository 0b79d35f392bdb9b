/** Keeping out, for a while, who tried and failed too often. */
@NullMarked
package chat.parley.domain.lockout;

import org.jspecify.annotations.NullMarked;
