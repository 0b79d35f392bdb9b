package chat.parley.application.group;

import chat.parley.domain.chat.Group;
import chat.parley.domain.chat.MessageId;
import org.jspecify.annotations.Nullable;

/** A group as one of its members may see it. */
public record GroupView(Group group, @Nullable MessageId pinned, boolean showsInvite) {}
