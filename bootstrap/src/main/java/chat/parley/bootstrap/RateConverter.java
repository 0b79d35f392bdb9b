package chat.parley.bootstrap;

import chat.parley.websocket.rate.Rate;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads rates in settings. The one SmallRye finds by itself keeps to itself what is wrong. */
public final class RateConverter implements Converter<Rate> {
  private static final long serialVersionUID = 1;

  @Override
  public Rate convert(String value) {
    return Rate.of(value);
  }
}
