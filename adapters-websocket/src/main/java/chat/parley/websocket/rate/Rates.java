package chat.parley.websocket.rate;

/** How often what may be done, by the names in {@code Limit}. */
public interface Rates {
  Rate frames();

  Rate message();

  Rate update();

  Rate typing();

  Rate register();

  Rate loginAccount();

  Rate loginAddress();

  Rate inviteUser();

  Rate inviteAddress();

  Rate inviteAll();
}
