package chat.parley.jsonstore.python;

import chat.parley.domain.chat.ConversationId;
import chat.parley.domain.fixture.CountingIds;
import chat.parley.domain.fixture.SeededSecrets;
import chat.parley.domain.fixture.TickingClock;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.disk.Disk;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.tool.NewStore;
import chat.parley.jsonstore.tool.Progress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Imports folders, and remembers what was odd about them. */
public final class Importing {
  public static final String ORDERLY = "python-server";
  static final String ODD = "python-server-odd";

  private final List<String> oddities = new ArrayList<>();

  public static Path sample(String name) throws URISyntaxException {
    URL folder = Importing.class.getResource("/" + name);
    return Path.of(Objects.requireNonNull(folder).toURI());
  }

  List<String> oddities() {
    return oddities;
  }

  public PythonImport.Result run(Disk disk, Path python, Path into) throws IOException {
    TickingClock clock = new TickingClock();
    PythonImport pythonImport =
        new PythonImport(
            new CountingIds(),
            new SeededSecrets(),
            clock.instant(),
            Progress.SILENT,
            oddities::add);
    return new FolderImport(disk, new NewStore(disk, clock, Progress.SILENT), pythonImport)
        .run(python, into);
  }

  /** A store open on what was imported into this folder. */
  JsonStore imported(String name, Path into) throws IOException, URISyntaxException {
    run(new RealDisk(), sample(name), into);
    return SampleStore.open(into);
  }

  static List<String> texts(JsonStore store, ConversationId id) {
    return SampleStore.messages(store, id).stream()
        .map(message -> message.deleted() ? "(deleted)" : message.body().text())
        .toList();
  }
}
