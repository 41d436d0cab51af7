package io.bedloe.commerce.orders;

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
          "How long an order may stay unconfirmed before it expires and its stock reservation "
              + "is released.");

  /**
   * Unconfirmed orders reserve stock; this default is enough for a buyer and protects the stock of
   * a shop.
   */
  public static final Setting<Integer> MAX_OPEN_PER_CUSTOMER =
      Setting.number(
          "bedloe.orders.max-open-per-customer",
          0,
          1_000_000,
          "50",
          "The maximum number of unconfirmed orders of one customer; 0 for no limit.");

  public static final Setting<Integer> MAX_OPEN_PER_ACCOUNT =
      Setting.number(
          "bedloe.orders.max-open-per-account",
          0,
          1_000_000,
          "0",
          "The maximum number of unconfirmed orders without a customer that one account "
              + "placed; 0 for no limit. With a limit, an account's orders without a customer are "
              + "placed one after the other.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONFIRM_WITHIN, MAX_OPEN_PER_CUSTOMER, MAX_OPEN_PER_ACCOUNT);
  }
}
