package io.bedloe.platform.securityevents;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The settings of security events. */
@ApplicationScoped
public class SecurityEventSettings implements SettingsOwner {

  /**
   * A person who mistypes makes a few a minute; a source that makes more is described by its first
   * ones.
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
   * Keeps a source that has many addresses from filling the disk: 1.4 million rows a day at most.
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
