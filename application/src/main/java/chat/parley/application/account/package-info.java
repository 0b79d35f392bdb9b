/** Registering, signing in and out, finding people. */
@NullMarked
package chat.parley.application.account;

import org.jspecify.annotations.NullMarked;
