/** Clients to test the server with. */
@NullMarked
package chat.parley.bootstrap.client;

import org.jspecify.annotations.NullMarked;
