package chat.parley.websocket.rate;

/** The rates that {@code docs/protocol.md} has. */
public record ProtocolRates() implements Rates {

  @Override
  public Rate frames() {
    return Rate.of("60+10/1s");
  }

  @Override
  public Rate message() {
    return Rate.of("20+2/1s");
  }

  @Override
  public Rate update() {
    return Rate.of("60+10/1s");
  }

  @Override
  public Rate typing() {
    return Rate.of("1/3s");
  }

  @Override
  public Rate register() {
    return Rate.of("5/1h");
  }

  @Override
  public Rate loginAccount() {
    return Rate.of("5/15m");
  }

  @Override
  public Rate loginAddress() {
    return Rate.of("20/15m");
  }

  @Override
  public Rate inviteUser() {
    return Rate.of("5/10m");
  }

  @Override
  public Rate inviteAddress() {
    return Rate.of("10/10m");
  }

  @Override
  public Rate inviteAll() {
    return Rate.of("200/10m");
  }
}
