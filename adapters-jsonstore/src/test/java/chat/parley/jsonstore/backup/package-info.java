/** Backups are whole, proved, kept as long as they should be, and can be put back. */
@NullMarked
package chat.parley.jsonstore.backup;

import org.jspecify.annotations.NullMarked;
