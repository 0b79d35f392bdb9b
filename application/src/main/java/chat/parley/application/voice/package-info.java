/** Voice channels of groups, and the signals by which browsers find each other. */
@NullMarked
package chat.parley.application.voice;

import org.jspecify.annotations.NullMarked;
