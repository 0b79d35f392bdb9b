/** Copies of all files as of one moment: made, proved, thinned out, and put back. */
@NullMarked
package chat.parley.jsonstore.backup;

import org.jspecify.annotations.NullMarked;
