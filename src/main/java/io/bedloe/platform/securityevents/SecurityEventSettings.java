package io.bedloe.platform.securityevents;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The settings of security events. */
@ApplicationScoped
public class SecurityEventSettings implements SettingsOwner {

  /**
   * A person who mistypes causes a few events a minute; for a source with more, the first ones are
   * sufficient.
   */
  public static final Setting<Integer> PER_SOURCE =
      Setting.number(
          "bedloe.security-events.per-source",
          1,
          10_000,
          "20",
          "The maximum number of security events of one kind and one source address that are "
              + "logged and audited in a minute; all of them are counted. Each server counts "
              + "separately.");

  /**
   * The limit prevents a source with many addresses from filling the disk: there are at most 1.4
   * million rows a day.
   */
  public static final Setting<Integer> PER_SERVER =
      Setting.number(
          "bedloe.security-events.per-server",
          1,
          100_000,
          "1000",
          "The maximum number of security events of all kinds and sources that a server logs "
              + "and audits in a minute; all of them are counted.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(PER_SOURCE, PER_SERVER);
  }
}
