package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings. {@link SettingsCheck} finds faults at start, so that reading does not fail.
 */
@ApplicationScoped
public class Settings {

  private final Config config;

  /** The values of secrets in files, by the names of their settings: a file is read once. */
  private final ConcurrentMap<String, String> fromFiles = new ConcurrentHashMap<>();

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

  /** Returns whether the value of a secret is in a file that another setting names. */
  public boolean isFromFile(Setting<?> setting) {
    return setting.secret() && configured(SecretFile.nameFor(setting)).isPresent();
  }

  private Optional<String> rawValue(Setting<?> setting) {
    var value = configured(setting.name());
    if (!setting.secret()) {
      return value;
    }
    var file = configured(SecretFile.nameFor(setting));
    if (file.isEmpty()) {
      return value;
    }
    if (value.isPresent()) {
      throw new IllegalArgumentException(
          "%s and %s are both set; set one of them"
              .formatted(setting.variable(), Setting.variable(SecretFile.nameFor(setting))));
    }
    return Optional.of(
        fromFiles.computeIfAbsent(
            setting.name(), name -> SecretFile.read(setting, file.orElseThrow())));
  }

  /** An empty text counts as absent, because templates pass unknown variables as empty texts. */
  private Optional<String> configured(String name) {
    return Optional.ofNullable(config.getConfigValue(name).getValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
