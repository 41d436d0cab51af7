package io.bedloe.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.bedloe.kernel.MayUse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dependency rules kernel ← platform ← identity ← commerce, where an arrow points at the
 * package that may be imported.
 */
final class DependencyRules {

  /** The packages of the JDK that the kernel may use: no files, sockets, databases or processes. */
  private static final Set<String> KERNEL_VOCABULARY =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio.charset",
          "java.text",
          "java.time",
          "java.time.format",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations",
          "");

  /** Classes of other packages of the JDK that compute and have no I/O. */
  private static final Set<String> KERNEL_CLASSES = Set.of("java.net.IDN");

  private DependencyRules() {}

  static ArchRule kernelStandsAlone(Layout layout) {
    return Rules.noDependency(
        "use, in the kernel, nothing but the kernel and the plain words of Java",
        (type, used) ->
            layout.isKernel(type)
                && !layout.isKernel(used)
                && !KERNEL_CLASSES.contains(used.getName())
                && !KERNEL_VOCABULARY.contains(Layout.packageOf(used)));
  }

  static ArchRule platformKnowsNoFeature(Layout layout) {
    return Rules.noDependency(
        "use, in the platform, no feature",
        (type, used) -> layout.isPlatform(type) && layout.feature(used).isPresent());
  }

  static ArchRule layersUseOnlyLowerLayers(Layout layout) {
    return Rules.noDependency(
        "use, on a layer, no feature of a higher layer",
        (type, used) ->
            layout.featureLayer(type).isPresent()
                && layerNumber(layout, type) < layerNumber(layout, used));
  }

  static ArchRule everythingHasAPlace(Layout layout) {
    return Rules.eachClass(
        "be in the kernel, a platform package, or a feature's root or known subpackage",
        type -> {
          boolean placed =
              layout.isKernel(type)
                  || layout.describesLayer(type)
                  || layout.mechanism(type).filter(name -> !name.isEmpty()).isPresent()
                  || layout
                      .feature(type)
                      .map(feature -> layout.subpackage(type))
                      .filter(
                          subpackage ->
                              subpackage.isEmpty() || Layout.SUBPACKAGES.contains(subpackage))
                      .isPresent();
          return placed
              ? Stream.empty()
              : Stream.of("Class <%s> is in no place of the layout".formatted(type.getName()));
        });
  }

  static ArchRule onlyTheRootOfAnotherFeatureIsUsed(Layout layout) {
    return Rules.noDependency(
        "use another feature through its root package only",
        (type, used) -> crosses(layout, type, used) && !layout.subpackage(used).isEmpty());
  }

  static ArchRule onlyNamedFeaturesAreUsed(Layout layout) {
    return Rules.noDependency(
        "use only the features that @MayUse on the own package-info names",
        (type, used) ->
            crosses(layout, type, used)
                && !isPackageInfo(type)
                && !allowed(layout, type).contains(layout.feature(used).orElseThrow()));
  }

  /** A named feature must exist and must be used, so that the list is correct. */
  static ArchRule namingIsHonest(Layout layout) {
    return Rules.eachClass(
        "name in @MayUse public root classes of features that are used",
        type -> namings(type).flatMap(named -> namingFaults(layout, type, named)));
  }

  static ArchRule noCircles(Layout layout) {
    return noCircles(
        "features, the platform and the kernel",
        type ->
            layout
                .feature(type)
                .or(() -> layout.isPlatform(type) ? Optional.of("platform") : Optional.empty())
                .or(() -> layout.isKernel(type) ? Optional.of("kernel") : Optional.empty()));
  }

  static ArchRule platformPackagesFormNoCircle(Layout layout) {
    return noCircles("platform packages", layout::mechanism);
  }

  private static ArchRule noCircles(String parts, Function<JavaClass, Optional<String>> partOf) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public String getDescription() {
                return parts;
              }

              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return partOf
                    .apply(type)
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
              }
            })
        .should()
        .beFreeOfCycles();
  }

  private static Stream<String> namingFaults(Layout layout, JavaClass info, JavaClass named) {
    String where = "@MayUse(%s) on <%s> ".formatted(named.getSimpleName(), info.getPackageName());
    Optional<String> feature = layout.feature(named);
    if (layout.feature(info).isEmpty() || !layout.subpackage(info).isEmpty()) {
      return Stream.of(where + "stands elsewhere than on a feature's root package");
    }
    if (feature.isEmpty() || feature.equals(layout.feature(info))) {
      return Stream.of(where + "names no other feature");
    }
    if (!layout.subpackage(named).isEmpty()
        || !named.getModifiers().contains(JavaModifier.PUBLIC)) {
      return Stream.of(where + "names something that is not public in a root package");
    }
    boolean used =
        classesBelow(info.getPackage())
            .filter(type -> !isPackageInfo(type))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .anyMatch(
                dependency ->
                    layout
                        .feature(dependency.getTargetClass().getBaseComponentType())
                        .equals(feature));
    return used ? Stream.empty() : Stream.of(where + "names a feature that is not used");
  }

  /**
   * Classes outside of the feature layers have the lowest number, because other rules apply to
   * them.
   */
  private static int layerNumber(Layout layout, JavaClass type) {
    return layout.featureLayer(type).map(Layout.FEATURE_LAYERS::indexOf).orElse(-1);
  }

  private static boolean crosses(Layout layout, JavaClass type, JavaClass used) {
    Optional<String> from = layout.feature(type);
    Optional<String> to = layout.feature(used);
    return from.isPresent() && to.isPresent() && !from.equals(to);
  }

  private static Set<String> allowed(Layout layout, JavaClass type) {
    String root = layout.featureRoot(type);
    JavaPackage subpackage = type.getPackage();
    while (!subpackage.getName().equals(root)) {
      subpackage = subpackage.getParent().orElseThrow();
    }
    return subpackage.getClasses().stream()
        .filter(DependencyRules::isPackageInfo)
        .flatMap(DependencyRules::namings)
        .flatMap(named -> layout.feature(named).stream())
        .collect(Collectors.toSet());
  }

  private static Stream<JavaClass> namings(JavaClass info) {
    return info.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isEquivalentTo(MayUse.class))
        .map(DependencyRules::value)
        .flatMap(List::stream);
  }

  private static List<JavaClass> value(JavaAnnotation<JavaClass> annotation) {
    return annotation
        .get("value")
        .map(value -> Arrays.asList((JavaClass[]) value))
        .orElseThrow(() -> new IllegalStateException("@MayUse without its classes"));
  }

  private static Stream<JavaClass> classesBelow(JavaPackage root) {
    return root.getClassesInPackageTree().stream();
  }

  private static boolean isPackageInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }
}
