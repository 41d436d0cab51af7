package io.bedloe.platform.realtime;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import io.bedloe.platform.http.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of open connections. */
@ApplicationScoped
public class RealtimeSettings implements SettingsOwner {

  public static final Setting<Integer> CONNECTIONS =
      Setting.number(
          "bedloe.realtime.connections",
          1,
          100_000,
          "2000",
          "How many requests may wait for events or receive them at the same time, per server; it "
              + "is less than bedloe.http.connections. Further ones get 503.");

  public static final Setting<Integer> CONNECTIONS_PER_ACCOUNT =
      Setting.number(
          "bedloe.realtime.connections-per-account",
          1,
          100_000,
          "100",
          "How many of them one account may have, per server. Further ones get 429.");

  public static final Setting<Duration> SLOW_CONSUMER =
      Setting.duration(
          "bedloe.realtime.slow-consumer",
          "PT30S",
          "How long a client may leave what was sent to it unread. Its connection is closed then; "
              + "it can connect again and go on after the last event that it read.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONNECTIONS, CONNECTIONS_PER_ACCOUNT, SLOW_CONSUMER);
  }

  @Override
  public List<String> faults(Settings settings) {
    int connections = settings.get(CONNECTIONS);
    int all = settings.get(Limits.CONNECTIONS);
    return connections < all
        ? List.of()
        : List.of(
            "%s is %d and has to be less than %s, which is %d: without it no other request finds a connection."
                .formatted(CONNECTIONS.name(), connections, Limits.CONNECTIONS.name(), all));
  }
}
