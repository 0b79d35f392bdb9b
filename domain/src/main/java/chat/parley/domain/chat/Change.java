package chat.parley.domain.chat;

import java.util.List;

/** What was decided: the next state, and whom to tell what once it is stored. */
public record Change<T>(T next, List<Notice> notices) {}
