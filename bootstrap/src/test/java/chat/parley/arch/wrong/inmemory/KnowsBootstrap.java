package chat.parley.arch.wrong.inmemory;

import chat.parley.arch.wrong.bootstrap.InjectsFields;

/** A store that depends on how it is wired. */
public record KnowsBootstrap(InjectsFields wiring) {}
