package chat.parley.jsonstore;

/**
 * Is told what commits cost, for metrics. Called by the one thread that writes, which waits
 * meanwhile: it must not wait for anything, nor throw.
 */
public interface StoreObserver {
  /** Sees nothing. */
  StoreObserver NONE =
      new StoreObserver() {
        @Override
        public void committed(int records) {}

        @Override
        public void written(long nanos) {}

        @Override
        public void synced(long nanos) {}
      };

  /** So many records were committed together. */
  void committed(int records);

  /** A batch's part for one file was given to the operating system, and took so long. */
  void written(long nanos);

  /** A file was synced, and took so long. */
  void synced(long nanos);
}
