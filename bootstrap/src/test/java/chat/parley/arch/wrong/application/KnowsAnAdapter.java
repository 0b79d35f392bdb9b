package chat.parley.arch.wrong.application;

import chat.parley.arch.wrong.jsonstore.IsABean;

/** A use case that picked its store. */
public record KnowsAnAdapter(IsABean store) {}
