package io.bedloe.commerce.exports;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of exports. */
@ApplicationScoped
public class ExportSettings implements SettingsOwner {

  public static final Setting<Duration> RETENTION =
      Setting.duration(
          "bedloe.exports.retention",
          "PT24H",
          "How long an export and its file are kept after the request.");

  public static final Setting<Integer> MAX_BYTES =
      Setting.number(
          "bedloe.exports.max-bytes",
          1_000,
          2_000_000_000,
          "200000000",
          "The maximum size of an exported file, in bytes.");

  public static final Setting<Integer> MAX_PER_ACCOUNT =
      Setting.number(
          "bedloe.exports.max-per-account",
          1,
          1_000,
          "10",
          "The maximum number of exports of one account that wait, run or have a file.");

  public static final Setting<Integer> MAX_PER_DAY =
      Setting.number(
          "bedloe.exports.max-per-day",
          1,
          100_000,
          "200",
          "The maximum number of exports that one account requests within a day, also those that"
              + " have failed or were discarded. With a shorter bedloe.exports.retention it is the"
              + " maximum within that time.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(RETENTION, MAX_BYTES, MAX_PER_ACCOUNT, MAX_PER_DAY);
  }
}
