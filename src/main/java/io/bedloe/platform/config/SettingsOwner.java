package io.bedloe.platform.config;

import io.bedloe.kernel.Secret;
import java.util.List;

/** Declares the settings of a package, so that all are checked at start and documented. */
public interface SettingsOwner {

  List<Setting<?>> settings();

  /**
   * Returns the faults of combined settings whose single values are valid; they are reported with
   * all other faults.
   */
  default List<String> faults(Settings settings) {
    return List.of();
  }

  /**
   * Returns the settings that are secret keys. In production, values that can be guessed are
   * refused.
   */
  default List<Setting<Secret<String>>> secretKeys() {
    return List.of();
  }
}
