package io.bedloe.dev;

import java.util.Map;

/** The settings of the launchers where the environment sets none. */
final class LauncherDefaults {

  private static final String PROFILE = "BEDLOE_PROFILE";
  private static final String OPENAPI_FEATURE = "BEDLOE_OPENAPI_FEATURE";
  private static final String OPENAPI_ON = "mpOpenAPI-4.1";

  /**
   * The 40 % of {@code jvm.options} would be far more of a developer's machine than the server
   * needs, and a heap grows as long as it may. The launchers pass on no {@code JVM_ARGS} of the
   * shell; who sets this entry before sets the heap, too.
   */
  private static final String HEAP = "-Xmx512m";

  private LauncherDefaults() {}

  /** In production the server's own defaults apply. */
  static void addTo(Map<String, String> environment) {
    environment.putIfAbsent("JVM_ARGS", HEAP);
    environment.putIfAbsent(PROFILE, "development");
    if (!is(environment, PROFILE, "production")) {
      environment.putIfAbsent(OPENAPI_FEATURE, OPENAPI_ON);
    }
  }

  static boolean hasDemoAccounts(Map<String, String> environment) {
    return is(environment, PROFILE, "development");
  }

  static boolean servesApiDocument(Map<String, String> environment) {
    return is(environment, OPENAPI_FEATURE, OPENAPI_ON);
  }

  private static boolean is(Map<String, String> environment, String name, String value) {
    return environment.getOrDefault(name, "").strip().equals(value);
  }
}
