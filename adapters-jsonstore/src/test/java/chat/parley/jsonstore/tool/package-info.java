/** Every damage is found, and everything else is saved. */
@NullMarked
package chat.parley.jsonstore.tool;

import org.jspecify.annotations.NullMarked;
