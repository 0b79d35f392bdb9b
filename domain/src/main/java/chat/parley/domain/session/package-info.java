/** Being signed in: tokens that outlive a connection, and the connections themselves. */
@NullMarked
package chat.parley.domain.session;

import org.jspecify.annotations.NullMarked;
