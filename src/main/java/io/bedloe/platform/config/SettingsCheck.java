package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Checks every setting before anything else starts, and names all faults in one message. */
@ApplicationScoped
public class SettingsCheck {

  private static final Logger LOG = Logger.getLogger(SettingsCheck.class.getName());
  static final int BEFORE_EVERYTHING = 1;

  void check(
      @Observes @jakarta.annotation.Priority(BEFORE_EVERYTHING) Startup startup,
      Settings settings,
      Config config,
      Instance<SettingsOwner> owners) {
    var faults = new ArrayList<String>();
    for (var owner : owners) {
      faults.addAll(faults(settings, owner.settings()));
    }
    if (faults.isEmpty()) {
      owners.forEach(owner -> faults.addAll(owner.faults(settings)));
    }
    warnOfUnknown(config, owners);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "Bedloe does not start, its configuration is wrong: " + String.join("; ", faults));
    }
  }

  private static void warnOfUnknown(Config config, Instance<SettingsOwner> owners) {
    var known = new ArrayList<Setting<?>>();
    for (var owner : owners) {
      known.addAll(owner.settings());
    }
    for (var name : unknown(config.getPropertyNames(), known)) {
      LOG.log(Level.WARNING, "There is no setting {0}; it has no effect", name);
    }
  }

  /**
   * Those of our names that no setting has; an environment variable cannot tell a dash from a dot.
   */
  static Set<String> unknown(Iterable<String> names, List<Setting<?>> known) {
    var variables = known.stream().map(Setting::variable).collect(Collectors.toSet());
    var unknown = new TreeSet<String>();
    for (var name : names) {
      if (name.startsWith("bedloe.") && !variables.contains(Setting.variable(name))) {
        unknown.add(name);
      }
    }
    return unknown;
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
      if (production && setting.hasDefaultSecret() && !settings.isSet(setting)) {
        faults.add(
            "%s (%s): production needs a value of its own, not the default"
                .formatted(setting.name(), setting.variable()));
      }
    }
    return faults;
  }
}
