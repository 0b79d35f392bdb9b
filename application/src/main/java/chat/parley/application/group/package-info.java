/** Making, entering, showing and moderating groups. */
@NullMarked
package chat.parley.application.group;

import org.jspecify.annotations.NullMarked;
