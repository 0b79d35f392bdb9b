package chat.parley.jsonstore.tool;

/** Is told how far a long piece of work has come; often, so it must be quick. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (_, _, _) -> {};

  /** {@code done} of {@code total}, in whatever unit both are. */
  void at(String what, long done, long total);
}
