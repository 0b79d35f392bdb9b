/** Who is here. */
@NullMarked
package chat.parley.application.presence;

import org.jspecify.annotations.NullMarked;
