/** The commands, as an operator meets them. */
@NullMarked
package chat.parley.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
