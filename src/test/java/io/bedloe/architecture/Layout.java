package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import io.bedloe.kernel.MayUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Determines, by its package, the part of Bedloe that a class belongs to: the kernel, the platform,
 * or a feature of a layer and one of its sub-packages. The canaries have the same layout.
 *
 * @param root the package that contains the layers
 */
record Layout(String root) {

  /** The sub-packages of a feature. */
  static final Set<String> SUBPACKAGES = Set.of("api", "work", "usecase", "model", "data");

  /** The layers of features, the lowest first: a layer may use those below it. */
  static final List<String> FEATURE_LAYERS = List.of("identity", "messaging", "commerce");

  private static final String KERNEL = "kernel";
  private static final String PLATFORM = "platform";

  /** Returns the layout whose kernel contains this class. */
  static Layout aroundKernelOf(Class<?> kernelClass) {
    String kernel = kernelClass.getPackageName();
    if (!kernel.endsWith("." + KERNEL)) {
      throw new IllegalArgumentException(kernelClass + " is in no kernel");
    }
    return new Layout(kernel.substring(0, kernel.length() - KERNEL.length() - 1));
  }

  /** Returns the layout of Bedloe. */
  static Layout bedloe() {
    return aroundKernelOf(MayUse.class);
  }

  boolean holds(JavaClass type) {
    return within(packageOf(type), root);
  }

  boolean isKernel(JavaClass type) {
    return within(packageOf(type), root + "." + KERNEL);
  }

  boolean isPlatform(JavaClass type) {
    return within(packageOf(type), root + "." + PLATFORM);
  }

  /** Returns the platform package, such as {@code http}; empty outside of the platform. */
  Optional<String> mechanism(JavaClass type) {
    return isPlatform(type)
        ? Optional.of(segment(packageOf(type), root + "." + PLATFORM))
        : Optional.empty();
  }

  boolean isIn(JavaClass type, Set<String> mechanisms) {
    return mechanism(type).filter(mechanisms::contains).isPresent();
  }

  /** Returns the layer that the class belongs to, such as {@code commerce}. */
  Optional<String> featureLayer(JavaClass type) {
    return FEATURE_LAYERS.stream()
        .filter(layer -> within(packageOf(type), root + "." + layer))
        .findFirst();
  }

  /** Returns whether the class is the {@code package-info} of a layer. */
  boolean describesLayer(JavaClass type) {
    return type.getSimpleName().equals("package-info")
        && featureLayer(type)
            .filter(layer -> packageOf(type).equals(root + "." + layer))
            .isPresent();
  }

  /**
   * Returns the feature, such as {@code orders}; empty in the kernel, the platform and elsewhere.
   */
  Optional<String> feature(JavaClass type) {
    return featureLayer(type)
        .map(layer -> segment(packageOf(type), root + "." + layer))
        .filter(feature -> !feature.isEmpty());
  }

  /** Returns the root package of the class's feature. */
  String featureRoot(JavaClass type) {
    return root + "." + featureLayer(type).orElseThrow() + "." + feature(type).orElseThrow();
  }

  /**
   * Returns the sub-package of the class in its feature: empty for the root package, otherwise such
   * as {@code data}.
   */
  String subpackage(JavaClass type) {
    String path = packageOf(type).substring(featureRoot(type).length());
    return path.isEmpty() ? "" : path.substring(1);
  }

  /**
   * Returns whether the class is in one of these sub-packages of a feature. A feature with a single
   * package counts as each of its sub-packages.
   */
  boolean isInSubpackage(JavaClass type, Set<String> subpackages) {
    if (feature(type).isEmpty()) {
      return false;
    }
    String subpackage = subpackage(type);
    return subpackage.isEmpty()
        ? type.getPackage().getSubpackages().isEmpty() || subpackages.contains("")
        : subpackages.contains(subpackage);
  }

  /** Returns the package of the class, also for an array of it. */
  static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  private static boolean within(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  private static String segment(String name, String parent) {
    if (name.equals(parent)) {
      return "";
    }
    String rest = name.substring(parent.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
