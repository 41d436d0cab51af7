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
  static final Set<String> ROOMS = Set.of("api", "work", "usecase", "model", "data");

  /** The layers of features, the lowest first: a layer may use those below it. */
  static final List<String> FEATURE_FLOORS = List.of("identity", "commerce");

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
  Optional<String> featureFloor(JavaClass type) {
    return FEATURE_FLOORS.stream()
        .filter(floor -> within(packageOf(type), root + "." + floor))
        .findFirst();
  }

  /** Returns whether the class is the {@code package-info} of a layer. */
  boolean describesFloor(JavaClass type) {
    return type.getSimpleName().equals("package-info")
        && featureFloor(type)
            .filter(floor -> packageOf(type).equals(root + "." + floor))
            .isPresent();
  }

  /**
   * Returns the feature, such as {@code orders}; empty in the kernel, the platform and elsewhere.
   */
  Optional<String> feature(JavaClass type) {
    return featureFloor(type)
        .map(floor -> segment(packageOf(type), root + "." + floor))
        .filter(feature -> !feature.isEmpty());
  }

  /** Returns the root package of the class's feature. */
  String featureRoot(JavaClass type) {
    return root + "." + featureFloor(type).orElseThrow() + "." + feature(type).orElseThrow();
  }

  /**
   * Returns the sub-package of the class in its feature: empty for the root package, otherwise such
   * as {@code data}.
   */
  String room(JavaClass type) {
    String path = packageOf(type).substring(featureRoot(type).length());
    return path.isEmpty() ? "" : path.substring(1);
  }

  /**
   * Returns whether the class is in one of these sub-packages of a feature. A feature with a single
   * package counts as each of its sub-packages.
   */
  boolean isInRoom(JavaClass type, Set<String> rooms) {
    if (feature(type).isEmpty()) {
      return false;
    }
    String room = room(type);
    return room.isEmpty()
        ? type.getPackage().getSubpackages().isEmpty() || rooms.contains("")
        : rooms.contains(room);
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
