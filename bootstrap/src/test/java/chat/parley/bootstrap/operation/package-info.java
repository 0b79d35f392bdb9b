/** What the server's operator sees: metrics, traces, logs, certificates. */
@NullMarked
package chat.parley.bootstrap.operation;

import org.jspecify.annotations.NullMarked;
