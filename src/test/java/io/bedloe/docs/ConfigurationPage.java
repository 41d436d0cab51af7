package io.bedloe.docs;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Generates the page of all settings. */
final class ConfigurationPage {

  private ConfigurationPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
            "Configuration",
            "Every key can be set by its environment variable, which wins over everything else, by a"
                + " system property or by a file that MicroProfile Config reads. All of them are"
                + " checked at start, and all faults are named in one message. A value that is marked"
                + " as secret can be in a file, one line of it, whose path is in the variable with"
                + " _FILE at its end: BEDLOE_DB_PASSWORD_FILE instead of BEDLOE_DB_PASSWORD.");
    var subpackages = new TreeMap<String, List<Setting<?>>>();
    for (var owner : code.instancesOf(SettingsOwner.class)) {
      subpackages
          .computeIfAbsent(Declared.subpackage(owner.getClass()), subpackage -> new ArrayList<>())
          .addAll(owner.settings());
    }
    subpackages.forEach(
        (subpackage, settings) -> {
          page.section(subpackage).table("key", "variable", "value", "default", "meaning");
          settings.stream()
              .sorted(Comparator.comparing(Setting::name))
              .forEach(
                  setting ->
                      page.row(
                          Page.code(setting.name()),
                          Page.code(setting.variable()),
                          setting.type() + (setting.secret() ? "; secret" : ""),
                          standard(setting),
                          setting.meaning()));
        });
    return page.toString();
  }

  private static String standard(Setting<?> setting) {
    if (setting.standard() == null) {
      return "none: must be set";
    }
    if (setting.secret() && !Setting.NONE.equals(setting.standard())) {
      return "for development only";
    }
    return Page.code(setting.standard());
  }
}
