package chat.parley.jsonstore.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.user.UserId;
import chat.parley.jsonstore.JsonStore;
import chat.parley.jsonstore.disk.RealDisk;
import chat.parley.jsonstore.fixture.FaultyDisk;
import chat.parley.jsonstore.fixture.SampleStore;
import chat.parley.jsonstore.format.StoreFile;
import chat.parley.jsonstore.tool.CannotProceed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be imported is named, and leaves nothing behind. */
class AllOrNothingImportTest {
  private static final UserId ANNA = new UserId("0b9a1c44-5d0e-4f6a-9b1e-6d3f0a7c2e11");
  private static final UserId BEN = new UserId("2f7d8e60-1c3b-4a5d-8e9f-0a1b2c3d4e5f");

  @TempDir private Path temp;
  private final Importing importing = new Importing();

  private JsonStore imported(String name) throws Exception {
    return importing.imported(name, temp.resolve("data"));
  }

  private Path folderWithUsersOnly() throws Exception {
    Path python = Files.createDirectory(temp.resolve("python"));
    Files.copy(
        Importing.sample(Importing.ORDERLY).resolve("users.json"), python.resolve("users.json"));
    return python;
  }

  @Test
  void aMessageThatNoLineCanHoldIsLeftOut() throws Exception {
    Path python = folderWithUsersOnly();
    String message =
        "{\"id\": \"a\", \"sender_id\": \"%s\", \"content\": \"%s\", \"timestamp\": 1.5}";
    Files.writeString(
        python.resolve("messages.json"),
        "{\"%s_%s\": [%s, %s]}"
            .formatted(
                ANNA,
                BEN,
                message.formatted(ANNA, "\\u0001".repeat(150_001)),
                message.formatted(ANNA, "\\u0001".repeat(150_000))));
    PythonImport.Result result = importing.run(new RealDisk(), python, temp.resolve("data"));
    assertThat(result.messages()).isEqualTo(1);
    assertThat(importing.oddities())
        .containsExactly(
            "groups.json: is not there",
            "chat "
                + ANNA
                + "_"
                + BEN
                + ", message a: its content has 150001 characters; left out");
  }

  @Test
  void brokenJsonIsNamedByLineAndColumnAndNothingIsImported() throws Exception {
    Path python = folderWithUsersOnly();
    Files.writeString(python.resolve("messages.json"), "{\n  \"a\": [],\n  \"b\": [}\n");
    assertThatThrownBy(() -> importing.run(new RealDisk(), python, temp.resolve("data")))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("messages.json, line 3, column 9: this is no JSON");
    assertTargetIsEmpty();
  }

  private void assertTargetIsEmpty() {
    for (StoreFile which : StoreFile.values()) {
      assertThat(which.in(temp.resolve("data"))).doesNotExist();
    }
    assertThat(temp.resolve("data").resolve("restore.staging")).doesNotExist();
  }

  @Test
  void aFolderWithoutUsersIsRefused() {
    assertThatThrownBy(() -> importing.run(new RealDisk(), temp, temp.resolve("data")))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("There is no users.json of the Python server in " + temp);
    assertTargetIsEmpty();
  }

  @Test
  void aFolderWithChatsIsRefusedAsTarget() throws Exception {
    SampleStore.Contents before = SampleStore.in(temp.resolve("data"));
    assertThatThrownBy(
            () ->
                importing.run(
                    new RealDisk(), Importing.sample(Importing.ORDERLY), temp.resolve("data")))
        .isInstanceOf(CannotProceed.class)
        .hasMessageContaining("Choose a folder that holds no chats yet");
    assertThat(SampleStore.read(temp.resolve("data"))).isEqualTo(before);
  }

  @Test
  void aFolderInWhichAServerWasOnlyStartedIsAGoodTarget() throws Exception {
    SampleStore.open(temp.resolve("data")).close();
    try (JsonStore store = imported(Importing.ORDERLY)) {
      assertThat(store.users().find(ANNA)).isPresent();
    }
  }

  @Test
  void whereverAnImportIsCutShortThereIsAllOrNothing() throws Exception {
    FaultyDisk counting = FaultyDisk.failingAfter(Long.MAX_VALUE);
    importing.run(counting, Importing.sample(Importing.ORDERLY), temp.resolve("counted"));
    SampleStore.open(temp.resolve("counted")).close();
    for (long good = 0; good < counting.changes(); good++) {
      Path folder = temp.resolve("cut-after-" + good);
      FaultyDisk broken = FaultyDisk.failingAfter(good);
      try {
        importing.run(broken, Importing.sample(Importing.ORDERLY), folder);
      } catch (IOException | RuntimeException _) {
        // Whatever it was: what counts is what is there.
      }
      assertThat(filesIn(folder)).as("after %d changes", good).isIn(0, StoreFile.values().length);
    }
  }

  /** How many files of a store a server would open there; none where it refuses to. */
  private static int filesIn(Path folder) {
    if (Files.exists(folder.resolve("restore.unfinished"))) {
      return 0;
    }
    int count = 0;
    for (StoreFile which : StoreFile.values()) {
      count += Files.exists(which.in(folder)) ? 1 : 0;
    }
    return count;
  }
}
