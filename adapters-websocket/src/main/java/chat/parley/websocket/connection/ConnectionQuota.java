package chat.parley.websocket.connection;

/** How many connections there may be, in all and from one address. */
public record ConnectionQuota(Connections connections, int most, int mostPerAddress) {

  public boolean hasRoomFor(String address) {
    return connections.count() < most && connections.count(address) < mostPerAddress;
  }
}
