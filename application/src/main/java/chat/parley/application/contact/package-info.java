/** Who has to do with whom. */
@NullMarked
package chat.parley.application.contact;

import org.jspecify.annotations.NullMarked;
