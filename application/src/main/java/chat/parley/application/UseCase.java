package chat.parley.application;

/**
 * One thing a caller can ask for. Plain and synchronous: it refuses by throwing {@link
 * chat.parley.domain.rejection.Rejected} and waits for nothing but what its ports wait for.
 *
 * @param <C> who may call: {@link SignedIn} where only a signed-in user may
 * @param <I> what is asked
 * @param <O> what is answered
 */
@FunctionalInterface
public interface UseCase<C extends Caller, I, O> {

  O handle(C caller, I command);
}
