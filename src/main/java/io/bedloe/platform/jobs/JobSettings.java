package io.bedloe.platform.jobs;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The settings of background jobs. */
@ApplicationScoped
public class JobSettings implements SettingsOwner {

  static final Setting<Duration> RETENTION =
      Setting.duration(
          "bedloe.jobs.retention",
          "PT168H",
          "How long jobs that have succeeded or were cancelled can be read, and dead ones with a"
              + " confidential payload, such as e-mails. Other dead jobs stay until somebody replays"
              + " or discards them.");

  static final Setting<Duration> UNKNOWN_AFTER =
      Setting.duration(
          "bedloe.jobs.unknown-after",
          "PT24H",
          "How long a job of a type that this server does not have waits for a server that does,"
              + " such as a newer one during an upgrade. After that the job is dead.");

  @Override
  public List<Setting<?>> settings() {
    var settings = new ArrayList<Setting<?>>(List.of(RETENTION, UNKNOWN_AFTER));
    Arrays.stream(Lane.values()).map(Lane::workers).forEach(settings::add);
    return settings;
  }
}
