/**
 * What every store must do, as tests: each store's own test supplies the store and nothing else.
 */
@NullMarked
package chat.parley.domain.contract;

import org.jspecify.annotations.NullMarked;
