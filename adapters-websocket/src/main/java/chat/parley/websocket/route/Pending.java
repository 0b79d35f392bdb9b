package chat.parley.websocket.route;

import chat.parley.websocket.connection.Connection;
import chat.parley.websocket.json.Request;

/**
 * A request that waits for its answer.
 *
 * @param type what observers know it by
 * @param since when its turn came, by {@link System#nanoTime}
 */
record Pending(Connection connection, Request request, String type, long since) {}
