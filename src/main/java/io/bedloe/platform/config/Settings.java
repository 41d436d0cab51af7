package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings. Faults were found by {@link SettingsCheck} at start, so reading does not
 * fail.
 */
@ApplicationScoped
public class Settings {

  private final Config config;

  @Inject
  public Settings(Config config) {
    this.config = config;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Settings() {
    this.config = null;
  }

  public <T> T get(Setting<T> setting) {
    var text = config.getOptionalValue(setting.name(), String.class).orElse(setting.standard());
    if (text == null) {
      throw new IllegalArgumentException("has to be set");
    }
    return setting.reader().apply(text.strip());
  }

  /** Whether somebody set the key. */
  public boolean isSet(Setting<?> setting) {
    var value = config.getConfigValue(setting.name());
    return value.getValue() != null && !value.getValue().equals(setting.standard());
  }
}
