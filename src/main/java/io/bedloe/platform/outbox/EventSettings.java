package io.bedloe.platform.outbox;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of events. */
@ApplicationScoped
public class EventSettings implements SettingsOwner {

  public static final Setting<Duration> RETENTION =
      Setting.duration(
          "bedloe.events.retention",
          "PT720H",
          "How long events can be read. A reader that has not read for longer has to read the "
              + "resources themselves again.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(RETENTION);
  }
}
