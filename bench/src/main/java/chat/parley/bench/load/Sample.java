package chat.parley.bench.load;

import org.HdrHistogram.Histogram;

/** What one stretch came to; times in nanoseconds but for the processor's, in microseconds. */
record Sample(long deliveries, long cpuMicros, long nanos, Histogram delays) {
  private static final double NANOS_A_SECOND = 1e9;

  double cpuPerDelivery() {
    return (double) cpuMicros / deliveries;
  }

  double perSecond() {
    return deliveries * NANOS_A_SECOND / nanos;
  }
}
