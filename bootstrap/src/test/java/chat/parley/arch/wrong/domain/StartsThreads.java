package chat.parley.arch.wrong.domain;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A domain class that decides where work runs. */
public final class StartsThreads {
  public final Thread thread = new Thread();
  public final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  public final CompletableFuture<Void> promise = CompletableFuture.completedFuture(null);
  public final Future<?> future = executor.submit(thread);
}
