package chat.parley.arch.wrong.bootstrap;

import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A class that cannot be made without a container. It has no scope, so that none tries to. */
public final class InjectsFields {
  @Inject public @Nullable Runnable injected;

  @ConfigProperty(name = "user.dir")
  public @Nullable String configured;
}
