package io.bedloe.orders;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of orders. */
@ApplicationScoped
public class OrderSettings implements SettingsOwner {

  public static final Setting<Duration> CONFIRM_WITHIN =
      Setting.duration(
          "bedloe.orders.confirm-within",
          "PT48H",
          "How long an order may stay unconfirmed before it expires and gives its stock back.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONFIRM_WITHIN);
  }
}
