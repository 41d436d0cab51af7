package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
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

  public <T> T get(Setting<T> setting) {
    var text = rawValue(setting).orElse(setting.standard());
    if (text == null) {
      throw new IllegalArgumentException("must be set");
    }
    return setting.reader().apply(text.strip());
  }

  /** Whether somebody set the key. */
  public boolean isSet(Setting<?> setting) {
    return rawValue(setting).filter(text -> !text.equals(setting.standard())).isPresent();
  }

  /** Empty is absent: that is how a variable arrives that a template does not know. */
  private Optional<String> rawValue(Setting<?> setting) {
    return Optional.ofNullable(config.getConfigValue(setting.name()).getValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
