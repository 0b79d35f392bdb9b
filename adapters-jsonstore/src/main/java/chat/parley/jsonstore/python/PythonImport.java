package chat.parley.jsonstore.python;

import chat.parley.domain.random.Ids;
import chat.parley.domain.random.Secrets;
import chat.parley.jsonstore.tool.CannotProceed;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Takes over the files of the Python server: {@code users.json}, and {@code groups.json} and {@code
 * messages.json} where they are there. Writes through the ports alone, so into any store.
 */
public final class PythonImport {
  private final Ids ids;
  private final Secrets secrets;
  private final Instant now;
  private final Progress progress;
  private final Consumer<String> oddities;

  /** What was imported, and how many things were not as they should be. */
  public record Result(long users, long groups, long messages, long oddities) {}

  /** {@code oddities} is told of each of them. */
  public PythonImport(
      Ids ids, Secrets secrets, Instant now, Progress progress, Consumer<String> oddities) {
    this.ids = ids;
    this.secrets = secrets;
    this.now = now;
    this.progress = progress;
    this.oddities = oddities;
  }

  /** {@code target} is empty; it is to be thrown away if this fails. */
  public Result run(Path folder, Target target) throws IOException {
    Oddities list = new Oddities(oddities);
    PythonFile userFile = new PythonFile(folder.resolve("users.json"), progress);
    if (!userFile.exists()) {
      throw new CannotProceed("There is no users.json of the Python server in " + folder + ".");
    }
    UserImport users = new UserImport(target.users(), ids, secrets, now, list);
    userFile.read((name, value) -> users.read(name, PythonFile.tree(value)));
    users.finish();
    target.settle();
    GroupImport groups = new GroupImport(target.groups(), users, ids, secrets, list);
    read(folder, "groups.json", list, (name, value) -> groups.read(name, PythonFile.tree(value)));
    target.settle();
    MessageImport messages = new MessageImport(target, users, groups, list);
    read(folder, "messages.json", list, messages::read);
    groups.finish();
    target.settle();
    return new Result(users.count(), groups.count(), messages.count(), list.count());
  }

  private void read(Path folder, String name, Oddities list, PythonFile.Entries entries)
      throws IOException {
    PythonFile file = new PythonFile(folder.resolve(name), progress);
    if (file.exists()) {
      file.read(entries);
    } else {
      list.add(name, "is not there");
    }
  }
}
