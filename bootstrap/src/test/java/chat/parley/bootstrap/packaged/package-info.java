/** The server as it is shipped, started and stopped like any process. */
@NullMarked
package chat.parley.bootstrap.packaged;

import org.jspecify.annotations.NullMarked;
