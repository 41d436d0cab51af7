package io.bedloe.messaging.webhooks;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of webhooks. */
@ApplicationScoped
public class WebhookSettings implements SettingsOwner {

  public static final Setting<Integer> MOST_PER_ACCOUNT =
      Setting.number(
          "bedloe.webhooks.max-per-account",
          1,
          1_000,
          "20",
          "The highest number of webhooks that an account can have.");

  public static final Setting<Duration> RETENTION =
      Setting.duration(
          "bedloe.webhooks.delivery-retention",
          "PT720H",
          "How long deliveries are kept for their owners after they were created. Deliveries that "
              + "wait for an attempt are kept longer.");

  public static final Setting<Integer> MOST_PENDING =
      Setting.number(
          "bedloe.webhooks.max-pending",
          2_000,
          100_000,
          "10000",
          "How many deliveries of a webhook can wait. Events that would add more are dispatched "
              + "when fewer than half of it wait; replays are refused at half of it.");

  public static final Setting<Duration> PAUSE_AFTER =
      Setting.duration(
          "bedloe.webhooks.pause-after",
          "PT72H",
          "How long all attempts of a webhook may fail before it is paused.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(MOST_PER_ACCOUNT, RETENTION, MOST_PENDING, PAUSE_AFTER);
  }
}
