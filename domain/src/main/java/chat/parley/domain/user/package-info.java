/** People: who they are, what they are called, how they prove it. */
@NullMarked
package chat.parley.domain.user;

import org.jspecify.annotations.NullMarked;
