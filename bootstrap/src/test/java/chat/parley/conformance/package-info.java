/**
 * Holds the running server against RFC 6455, against garbage, and against clients that do not read.
 */
@NullMarked
package chat.parley.conformance;

import org.jspecify.annotations.NullMarked;
