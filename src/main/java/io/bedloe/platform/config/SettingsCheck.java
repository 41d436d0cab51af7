package io.bedloe.platform.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Checks every setting before anything else starts, and reports all faults in one message. */
@ApplicationScoped
public class SettingsCheck {

  private static final Logger LOG = Logger.getLogger(SettingsCheck.class.getName());

  void check(
      @Observes @Priority(StartOrder.SETTINGS) Startup startup,
      Settings settings,
      Config config,
      Instance<SettingsOwner> owners) {
    var faults = faults(settings, owners);
    warnOfUnknown(config, owners);
    if (!faults.isEmpty()) {
      RefusedStart.end("because its configuration is invalid: " + String.join("; ", faults));
    }
  }

  private static void warnOfUnknown(Config config, Instance<SettingsOwner> owners) {
    var known = new ArrayList<Setting<?>>();
    for (var owner : owners) {
      known.addAll(owner.settings());
    }
    for (var name : unknown(config.getPropertyNames(), known)) {
      LOG.log(Level.WARNING, "The setting {0} does not exist and has no effect", name);
    }
  }

  /**
   * Returns the names with our prefix that no setting has; an environment variable cannot
   * distinguish a dash from a dot.
   */
  static Set<String> unknown(Iterable<String> names, List<Setting<?>> known) {
    var variables = known.stream().map(Setting::variable).collect(Collectors.toSet());
    known.stream()
        .filter(Setting::secret)
        .forEach(setting -> variables.add(Setting.variable(SecretFile.nameFor(setting))));
    var unknown = new TreeSet<String>();
    for (var name : names) {
      if (name.startsWith("bedloe.") && !variables.contains(Setting.variable(name))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  /** Returns the faults of all owners. */
  static List<String> faults(Settings settings, Iterable<SettingsOwner> owners) {
    boolean production = isProduction(settings);
    var faults = new ArrayList<String>();
    for (var owner : owners) {
      var ofSingleSettings = faults(settings, owner, production);
      faults.addAll(ofSingleSettings.isEmpty() ? combined(settings, owner) : ofSingleSettings);
    }
    return faults;
  }

  /** An invalid profile must meet the rules of production, besides being a fault. */
  private static boolean isProduction(Settings settings) {
    try {
      return settings.get(PlatformSettings.PROFILE) == Profile.PRODUCTION;
    } catch (IllegalArgumentException unknown) {
      return true;
    }
  }

  private static List<String> combined(Settings settings, SettingsOwner owner) {
    try {
      return owner.faults(settings);
    } catch (IllegalArgumentException ofAnotherOwner) {
      return List.of();
    }
  }

  private static List<String> faults(Settings settings, SettingsOwner owner, boolean production) {
    var faults = new ArrayList<String>();
    for (var setting : owner.settings()) {
      fault(settings, setting, owner, production)
          .ifPresent(
              fault ->
                  faults.add("%s (%s): %s".formatted(setting.name(), setting.variable(), fault)));
    }
    return faults;
  }

  private static Optional<String> fault(
      Settings settings, Setting<?> setting, SettingsOwner owner, boolean production) {
    try {
      settings.get(setting);
    } catch (IllegalArgumentException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
    if (!production || !setting.secret()) {
      return Optional.empty();
    }
    if (!settings.isSet(setting)) {
      return setting.hasDefaultSecret()
          ? Optional.of("production needs a value of its own instead of the default")
          : Optional.empty();
    }
    return owner.secretKeys().stream()
        .filter(key -> key.name().equals(setting.name()))
        .findFirst()
        .flatMap(key -> SecretStrength.fault(settings.get(key).reveal()));
  }
}
