package chat.parley.bootstrap;

import chat.parley.jsonstore.Sync;
import chat.parley.websocket.rate.Rate;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** All settings of Parley's own. Each is read when the server starts. */
@ConfigMapping(prefix = "parley")
public interface ParleyConfig {

  /** Where chats are kept: {@code json} (files in the data folder) or {@code memory} (nowhere). */
  @WithDefault("json")
  StoreKind store();

  /** The data folder. */
  @WithDefault("database")
  Path data();

  @WithName("store.json")
  JsonFiles jsonFiles();

  Backup backup();

  Password password();

  /**
   * The origins of web pages that may connect, such as {@code https://chat.example.org}; {@code *}
   * for all. Without it: pages from the host that is connected to. Programs other than browsers may
   * always.
   */
  Optional<Set<String>> origins();

  Wire wire();

  Limits limits();

  Tracing tracing();

  /** The JSON files in the data folder. */
  interface JsonFiles {

    /**
     * What an acknowledgement means. {@code always}: the change is on the disk; nothing
     * acknowledged is lost. {@code interval}: it was given to the operating system; a power cut
     * loses what came after the last sync. {@code never}: as interval, with no bound but the
     * operating system's own.
     */
    @WithDefault("always")
    Sync sync();

    /** How often {@code interval} syncs. */
    @WithDefault("100ms")
    Duration syncInterval();

    /** Below how many free bytes on its volume the store refuses changes. */
    @WithDefault("64M")
    MemorySize minFree();

    /** From which size on a file is rewritten once most of it is dead lines. */
    @WithDefault("16M")
    MemorySize compactFrom();
  }

  /** Backups of the JSON files. */
  interface Backup {

    /** How often one is made, such as {@code 30m} or {@code 1d}; {@code off} for never. */
    @WithDefault("1h")
    String every();

    /**
     * When one is made, as a cron expression that begins with the seconds; instead of {@code
     * every}.
     */
    Optional<String> cron();

    /** Where they lie. Without it: in the folder {@code backups} of the data folder. */
    Optional<Path> folder();

    /** How many of the newest stay. */
    @WithDefault("24")
    int keep();

    /** For how many days, before those, the last one of each day stays. */
    @WithDefault("30")
    int keepDays();
  }

  /** Passwords. */
  interface Password {

    /** How slow a password is to guess: each step doubles the time; 4 to 31. */
    @WithDefault("12")
    int bcryptCost();

    /** The fewest characters of a newly chosen password. */
    @WithDefault("8")
    int minLength();
  }

  /** Connections. */
  interface Wire {

    /** How often each connection is pinged. */
    @WithDefault("25s")
    Duration pingInterval();

    /** How long a ping may stay without an answer, or any other sign of life. */
    @WithDefault("8s")
    Duration pongTimeout();

    /** Open connections from one address, or from one /64 prefix of IPv6. */
    @WithDefault("256")
    int connectionsPerAddress();

    /** Open connections in all. */
    @WithDefault("10000")
    int connections();

    /** How long a connection may stay open without signing in. */
    @WithDefault("60s")
    Duration signInTimeout();
  }

  /** A span for each request, for an OpenTelemetry collector. */
  interface Tracing {

    /**
     * Where spans are sent, by OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}.
     * Without it there are none.
     */
    Optional<URI> endpoint();

    /** Which part of all requests has a span, 0 to 1. */
    @WithDefault("1")
    double ratio();
  }

  /** What one may have, and do, at most. */
  interface Limits {

    /**
     * Whether there are rate limits and lock-outs at all; for benchmarks and tests there are none.
     */
    @WithDefault("true")
    boolean enabled();

    /** Unicode code points in a message. */
    @WithDefault("4000")
    int contentChars();

    /** People in a group. */
    @WithDefault("1000")
    int groupMembers();

    /** Groups a person is in. */
    @WithDefault("200")
    int groupsPerUser();

    /** Devices a person is signed in on. */
    @WithDefault("10")
    int sessionsPerUser();

    Rates rates();
  }

  /**
   * How often what may be done: {@code [BURST+]COUNT/PERIOD}. What fails too often is locked out
   * for the period.
   */
  interface Rates extends chat.parley.websocket.rate.Rates {

    /** All frames of a connection. */
    @Override
    @WithDefault("60+10/1s")
    Rate frames();

    /** What a user changes of chats and people. */
    @Override
    @WithDefault("20+2/1s")
    Rate message();

    /** What else others hear of a user. */
    @Override
    @WithDefault("60+10/1s")
    Rate update();

    /** That a user is typing, or no longer, for one chat. */
    @Override
    @WithDefault("1/3s")
    Rate typing();

    /** New accounts from an address. */
    @Override
    @WithDefault("5/1h")
    Rate register();

    /** Wrong passwords for an account. */
    @Override
    @WithDefault("5/15m")
    Rate loginAccount();

    /** Wrong passwords from an address. */
    @Override
    @WithDefault("20/15m")
    Rate loginAddress();

    /** Wrong invite codes of a user. */
    @Override
    @WithDefault("5/10m")
    Rate inviteUser();

    /** Wrong invite codes from an address. */
    @Override
    @WithDefault("10/10m")
    Rate inviteAddress();

    /**
     * Wrong invite codes of all together. With 50 live codes, of a million, one in 20,000 tries
     * hits: at this rate, one in 17 hours on average.
     */
    @Override
    @WithDefault("200/10m")
    Rate inviteAll();
  }
}
