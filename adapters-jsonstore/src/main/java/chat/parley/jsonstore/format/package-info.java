/**
 * What the files look like: JSON arrays of one record a line, each numbered and with a checksum.
 */
@NullMarked
package chat.parley.jsonstore.format;

import org.jspecify.annotations.NullMarked;
