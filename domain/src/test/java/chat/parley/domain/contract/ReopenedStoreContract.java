package chat.parley.domain.contract;

/** What the test of a store that outlives its process has to supply. */
public interface ReopenedStoreContract extends StoreContract {

  /**
   * Closes {@link #store()} and opens what it left behind, with a recorder of its own. From then on
   * {@link #store()} is this one.
   */
  TestedStore reopened();
}
