/** The walls between the modules, as far as Maven does not see them. */
@NullMarked
package chat.parley.arch;

import org.jspecify.annotations.NullMarked;
