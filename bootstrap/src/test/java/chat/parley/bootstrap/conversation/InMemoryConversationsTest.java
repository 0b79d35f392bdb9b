package chat.parley.bootstrap.conversation;

import chat.parley.bootstrap.InMemory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(InMemory.class)
class InMemoryConversationsTest extends Conversations {}
