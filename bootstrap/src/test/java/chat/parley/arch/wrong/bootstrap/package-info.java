/** Built wrong on purpose, to see the rules fail. */
@NullMarked
package chat.parley.arch.wrong.bootstrap;

import org.jspecify.annotations.NullMarked;
