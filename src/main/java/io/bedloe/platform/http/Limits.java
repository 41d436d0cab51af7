package io.bedloe.platform.http;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The maximum sizes of bodies. */
@ApplicationScoped
public class Limits implements SettingsOwner {

  public static final Setting<Integer> JSON_BYTES =
      Setting.number(
          "bedloe.http.max-json-bytes",
          1_000,
          100_000_000,
          "1000000",
          "The maximum size of a JSON request body, in bytes.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(JSON_BYTES);
  }
}
