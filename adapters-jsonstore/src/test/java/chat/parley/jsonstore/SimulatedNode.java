package chat.parley.jsonstore;

/** A file of a {@link SimulatedDisk}, or a folder. */
sealed interface SimulatedNode permits SimulatedFile, SimulatedFolder {

  /** How many bytes are in it. */
  int length();
}
