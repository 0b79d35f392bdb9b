package chat.parley.arch.wrong.jsonstore;

import jakarta.inject.Singleton;

/** A store that wires itself. */
@Singleton
public class IsABean {}
