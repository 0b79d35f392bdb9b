/** Built wrong on purpose, to see the rules fail. */
@NullMarked
package chat.parley.arch.wrong.application;

import org.jspecify.annotations.NullMarked;
