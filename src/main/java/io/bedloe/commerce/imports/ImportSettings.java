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
          "bedloe.imports.keep-refused",
          "PT168H",
          "How long an import can be read, with its refused rows and its Idempotency-Key.");

  public static final Setting<Integer> MAX_BYTES =
      Setting.number(
          "bedloe.imports.max-bytes",
          1_000,
          2_000_000_000,
          "1000000000",
          "The largest file that is imported, in bytes.");

  public static final Setting<Integer> AT_ONCE =
      Setting.number(
          "bedloe.imports.at-once",
          1,
          100,
          "3",
          "How many imports one account can run at the same time.");

  public static final Setting<Boolean> DEMO_DATA =
      Setting.flag(
          "bedloe.demo-data",
          "true",
          "Whether a development server brings some real orders, products and stock to try things"
              + " with.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEEP_REFUSED, MAX_BYTES, AT_ONCE, DEMO_DATA);
  }
}
