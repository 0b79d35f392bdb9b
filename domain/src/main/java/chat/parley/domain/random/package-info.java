/** Where the core gets what nobody can guess or foresee. */
@NullMarked
package chat.parley.domain.random;

import org.jspecify.annotations.NullMarked;
