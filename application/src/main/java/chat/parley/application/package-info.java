/** What a use case is, and who may call one. */
@NullMarked
package chat.parley.application;

import org.jspecify.annotations.NullMarked;
