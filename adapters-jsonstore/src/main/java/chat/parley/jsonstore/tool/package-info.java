/**
 * What an operator does to the files of a store that nobody uses: check them, save what is good.
 */
@NullMarked
package chat.parley.jsonstore.tool;

import org.jspecify.annotations.NullMarked;
