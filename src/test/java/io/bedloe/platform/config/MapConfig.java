package io.bedloe.platform.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** A configuration of given texts. */
public final class MapConfig implements Config {

  private final Map<String, String> texts;

  private MapConfig(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Returns a configuration of texts that may change later. */
  public static Config of(Map<String, String> texts) {
    return new MapConfig(texts);
  }

  public static Settings settings(Map<String, String> texts) {
    return new Settings(new MapConfig(texts));
  }

  private record Text(String name, @Nullable String text) implements ConfigValue {
    @Override
    public String getName() {
      return name;
    }

    @Override
    @SuppressWarnings("NullAway") // The specification requires null for an absent key.
    public String getValue() {
      return text;
    }

    @Override
    @SuppressWarnings("NullAway")
    public String getRawValue() {
      return text;
    }

    @Override
    public String getSourceName() {
      return "test";
    }

    @Override
    public int getSourceOrdinal() {
      return ConfigSource.DEFAULT_ORDINAL;
    }
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    return getOptionalValue(name, type).orElseThrow();
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    return new Text(name, texts.get(name));
  }

  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    return Optional.ofNullable(texts.get(name)).map(type::cast);
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return texts.keySet();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new IllegalArgumentException("there is nothing behind it");
  }
}
