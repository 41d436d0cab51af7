package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * The dependencies between the sub-packages of a feature: {@code api} and {@code work} call {@code
 * usecase}, which uses {@code model} and {@code data}; {@code data} uses {@code model}. All
 * sub-packages may use the root package.
 */
final class SubpackageRules {

  private static final String DATA = "data";

  /** The sub-packages that each sub-package of the same feature may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "api",
          Set.of("usecase", "model"),
          "work",
          Set.of("usecase", "model"),
          "usecase",
          Set.of("model", DATA),
          DATA,
          Set.of("model"),
          "model",
          Set.of());

  /** The sub-packages that are independent of HTTP. */
  private static final Set<String> WITHOUT_HTTP = Set.of("usecase", "model", DATA);

  private static final Set<String> HTTP =
      Set.of("jakarta.ws.rs", "jakarta.servlet", "jakarta.json");

  private SubpackageRules() {}

  static ArchRule subpackagesUseInnerOnesOnly(Layout layout) {
    return Rules.noDependency(
        "use inner subpackages of their feature only",
        (type, used) -> isForbidden(layout, type, used));
  }

  private static boolean isForbidden(Layout layout, JavaClass type, JavaClass used) {
    if (layout.feature(type).isEmpty() || !layout.feature(type).equals(layout.feature(used))) {
      return false;
    }
    String from = layout.subpackage(type);
    String to = layout.subpackage(used);
    return MAY_USE.containsKey(from)
        && MAY_USE.containsKey(to)
        && !from.equals(to)
        && !MAY_USE.get(from).contains(to)
        && !(from.equals("api") && isListing(used));
  }

  /** Returns whether a class declares a list, which its resource may name. */
  private static boolean isListing(JavaClass type) {
    return Rules.outermost(type).getSimpleName().endsWith("Listing");
  }

  static ArchRule innerSubpackagesKnowNoHttp(Layout layout) {
    return Rules.noDependency(
        "know no HTTP",
        (type, used) ->
            layout.feature(type).isPresent()
                && WITHOUT_HTTP.contains(layout.subpackage(type))
                && isHttp(layout, used));
  }

  private static boolean isHttp(Layout layout, JavaClass used) {
    String name = Layout.packageOf(used);
    return layout.isIn(used, Set.of("http"))
        || HTTP.stream().anyMatch(http -> name.equals(http) || name.startsWith(http + "."));
  }
}
