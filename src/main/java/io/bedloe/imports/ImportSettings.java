package io.bedloe.imports;

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
          "How long the refused rows of an import can be fetched.");

  public static final Setting<Boolean> DEMO_DATA =
      Setting.flag(
          "bedloe.demo-data",
          "true",
          "Whether a development server brings some real orders, products and stock to try things with.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEEP_REFUSED, DEMO_DATA);
  }
}
