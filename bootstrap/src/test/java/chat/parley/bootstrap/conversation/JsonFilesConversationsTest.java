package chat.parley.bootstrap.conversation;

import chat.parley.bootstrap.JsonFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(JsonFiles.class)
class JsonFilesConversationsTest extends Conversations {}
