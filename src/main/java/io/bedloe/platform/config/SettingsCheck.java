package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;

/** Checks every setting before anything else starts, and names all faults in one message. */
@ApplicationScoped
public class SettingsCheck {

  static final int BEFORE_EVERYTHING = 1;

  void check(
      @Observes @jakarta.annotation.Priority(BEFORE_EVERYTHING) Startup startup,
      Settings settings,
      Instance<SettingsOwner> owners) {
    var faults = new ArrayList<String>();
    for (var owner : owners) {
      faults.addAll(faults(settings, owner.settings()));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "Bedloe does not start, its configuration is wrong: " + String.join("; ", faults));
    }
  }

  private static List<String> faults(Settings settings, List<Setting<?>> all) {
    var faults = new ArrayList<String>();
    boolean production = settings.get(PlatformSettings.PROFILE) == Profile.PRODUCTION;
    for (var setting : all) {
      try {
        settings.get(setting);
      } catch (IllegalArgumentException wrong) {
        faults.add("%s (%s): %s".formatted(setting.name(), setting.variable(), wrong.getMessage()));
        continue;
      }
      if (production && setting.secret() && !settings.isSet(setting)) {
        faults.add(
            "%s (%s): production needs a value of its own, not the default"
                .formatted(setting.name(), setting.variable()));
      }
    }
    return faults;
  }
}
