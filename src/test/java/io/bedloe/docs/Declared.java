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

/** What the production code declares. */
final class Declared {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.bedloe");

  /** The concrete classes of a type, by name. */
  List<Class<?>> classesOf(Class<?> type) {
    return classes.stream()
        .filter(found -> found.isAssignableTo(type) && !found.isInterface())
        .sorted(Comparator.comparing(JavaClass::getName))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  /** One instance of each class of a type. */
  <T> List<T> instancesOf(Class<T> type) {
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

  /** A method as its byte code shows it. */
  JavaMethod method(Method method) {
    return classes
        .get(method.getDeclaringClass())
        .getMethod(method.getName(), method.getParameterTypes());
  }

  /** {@code orders} of {@code io.bedloe.orders.api}, {@code platform.http} of its own. */
  static String room(Class<?> type) {
    var parts = type.getPackageName().split("\\.", -1);
    return parts[2].equals("platform") ? "platform." + parts[3] : parts[2];
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
