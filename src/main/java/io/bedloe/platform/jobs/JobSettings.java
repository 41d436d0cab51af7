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

  static final Setting<Duration> SWEEP =
      between(
          "bedloe.jobs.sweep",
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          "PT1S",
          "How often each server looks for jobs that are due: retries, jobs with a time, and jobs that"
              + " another server could not begin at once.");

  static final Setting<Duration> LEASE =
      between(
          "bedloe.jobs.lease",
          Duration.ofSeconds(4),
          Duration.ofHours(1),
          "PT8S",
          "How long after the death of a server its running jobs begin again on another one, which"
              + " notices within a quarter of this period. Servers extend the leases of their jobs four"
              + " times in it; a job whose server cannot do so runs twice.");

  private static Setting<Duration> between(
      String name, Duration least, Duration most, String standard, String meaning) {
    var any = Setting.duration(name, standard, meaning);
    return new Setting<>(
        name,
        "ISO 8601 duration, %s to %s".formatted(least, most),
        standard,
        false,
        meaning,
        text -> {
          var value = any.reader().apply(text);
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("not between %s and %s".formatted(least, most));
          }
          return value;
        });
  }

  @Override
  public List<Setting<?>> settings() {
    var settings = new ArrayList<Setting<?>>(List.of(RETENTION, UNKNOWN_AFTER, SWEEP, LEASE));
    Arrays.stream(Lane.values()).map(Lane::workers).forEach(settings::add);
    return settings;
  }
}
