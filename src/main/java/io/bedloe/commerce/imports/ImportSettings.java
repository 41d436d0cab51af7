package io.bedloe.commerce.imports;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of imports. */
@ApplicationScoped
public class ImportSettings implements SettingsOwner {

  public static final Setting<Duration> KEEP_REFUSED =
      Setting.duration(
          "bedloe.imports.retention",
          "PT168H",
          "How long an import is kept, with its refused rows and its Idempotency-Key.");

  public static final Setting<Integer> MAX_BYTES =
      Setting.number(
          "bedloe.imports.max-bytes",
          1_000,
          2_000_000_000,
          "1000000000",
          "The maximum size of an import file, in bytes.");

  public static final Setting<Integer> AT_ONCE =
      Setting.number(
          "bedloe.imports.max-concurrent",
          1,
          100,
          "3",
          "The maximum number of concurrent imports of one account.");

  public static final Setting<Integer> SYNC_MAX_BYTES =
      Setting.number(
          "bedloe.imports.sync-max-bytes",
          0,
          2_000_000_000,
          "10000000",
          "The maximum size of a file that is imported within its request, in bytes. A larger one is"
              + " imported by a background job, as with Prefer: respond-async.");

  public static final Setting<Integer> MAX_QUEUED =
      Setting.number(
          "bedloe.imports.max-queued",
          1,
          1_000,
          "20",
          "The maximum number of imports of one account that wait for a background job or run in"
              + " one.");

  public static final Setting<Boolean> DEMO_DATA =
      Setting.flag(
          "bedloe.demo-data",
          "true",
          "Whether a development server loads demonstration orders, products and stock.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEEP_REFUSED, MAX_BYTES, AT_ONCE, SYNC_MAX_BYTES, MAX_QUEUED, DEMO_DATA);
  }
}
