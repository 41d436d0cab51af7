package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings. {@link SettingsCheck} finds faults at start, so that reading does not fail.
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

  /** Returns whether the key is set to a value other than its default. */
  public boolean isSet(Setting<?> setting) {
    return rawValue(setting).filter(text -> !text.equals(setting.standard())).isPresent();
  }

  /** An empty text counts as absent, because templates pass unknown variables as empty texts. */
  private Optional<String> rawValue(Setting<?> setting) {
    return Optional.ofNullable(config.getConfigValue(setting.name()).getValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
