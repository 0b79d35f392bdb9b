/** Puts Parley together: the only place that knows more than one adapter. */
@NullMarked
package chat.parley.bootstrap;

import org.jspecify.annotations.NullMarked;
