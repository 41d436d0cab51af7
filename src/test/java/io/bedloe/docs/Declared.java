package io.bedloe.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The declarations of the production code. */
public final class Declared {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.bedloe");

  /** Returns the concrete classes of a type, by name. */
  List<Class<?>> classesOf(Class<?> type) {
    return classes.stream()
        .filter(found -> found.isAssignableTo(type) && !found.isInterface())
        .sorted(Comparator.comparing(JavaClass::getName))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  /** Returns one instance of each class of a type. */
  public <T> List<T> instancesOf(Class<T> type) {
    return classesOf(type).stream().map(found -> type.cast(made(found))).toList();
  }

  List<Class<?>> packageInfos() {
    return classes.stream()
        .filter(found -> found.getSimpleName().equals("package-info"))
        .sorted(Comparator.comparing(JavaClass::getName))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  List<Method> methods() {
    return classes.stream()
        .filter(found -> found.getSimpleName().endsWith("Resource"))
        .sorted(Comparator.comparing(JavaClass::getName))
        .flatMap(found -> Arrays.stream(found.reflect().getDeclaredMethods()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** Returns a method in its byte code. */
  JavaMethod method(Method method) {
    return classes
        .get(method.getDeclaringClass())
        .getMethod(method.getName(), method.getParameterTypes());
  }

  /** Returns the feature, platform package or {@code kernel} that a class belongs to. */
  static String subpackage(Class<?> type) {
    var parts = type.getPackageName().split("\\.", -1);
    return switch (parts[2]) {
      case "kernel" -> "kernel";
      case "platform" -> "platform." + parts[3];
      default -> parts[3];
    };
  }

  /** Returns the layer that a class belongs to, such as {@code identity}. */
  static String layer(Class<?> type) {
    return type.getPackageName().split("\\.", -1)[2];
  }

  /** Returns whether a class is in the root package of a feature. */
  static boolean isInFeatureRoot(Class<?> type) {
    return !isBelowFeatures(type) && type.getPackageName().split("\\.", -1).length == 4;
  }

  private static boolean isBelowFeatures(Class<?> type) {
    return layer(type).equals("kernel") || layer(type).equals("platform");
  }

  private static Object made(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(type + " needs a constructor without parameters", wrong);
    }
  }
}
