package chat.parley.domain.contract;

/** What a store's own test has to supply. */
public interface StoreContract {

  /** The store of this test: empty at its beginning, and the same one at every call. */
  TestedStore store();
}
