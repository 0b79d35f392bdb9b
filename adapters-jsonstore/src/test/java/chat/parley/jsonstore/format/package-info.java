/** What the files look like, line by line. */
@NullMarked
package chat.parley.jsonstore.format;

import org.jspecify.annotations.NullMarked;
