/** What the server's jar does instead of serving when it is given a command. */
@NullMarked
package chat.parley.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
