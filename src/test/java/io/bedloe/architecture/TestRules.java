package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.kernel.ExceptionToRule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.annotation.Testable;

/**
 * Rules about tests: the build runs them as their kind, they wait for signals, and they never skip.
 */
final class TestRules {

  private static final String UNIT = "";

  /** The endings of test class names, each with its tag; a unit test has none. */
  private static final Map<String, String> KINDS =
      Map.of(
          "Test", UNIT,
          "Properties", UNIT,
          "IT", "integration",
          "AT", "integration",
          "ST", "system");

  private static final Set<String> SKIPPING =
      Set.of(
          org.junit.jupiter.api.Assumptions.class.getName(),
          org.assertj.core.api.Assumptions.class.getName());

  private static final Set<String> ORDERING =
      Set.of(
          Order.class.getName(), TestMethodOrder.class.getName(), TestClassOrder.class.getName());

  private TestRules() {}

  /**
   * The build selects tests by the ends of their names: it would never run a class with another
   * name.
   */
  static ArchRule everyTestRunsAsItsKind() {
    return Rules.eachClass(
        "end in %s and carry the kind's tag".formatted(String.join(", ", KINDS.keySet())),
        type -> {
          if (testMethods(type).findAny().isEmpty()) {
            return Stream.empty();
          }
          JavaClass outermost = Rules.outermost(type);
          return KINDS.entrySet().stream()
              .filter(kind -> outermost.getSimpleName().endsWith(kind.getKey()))
              .findAny()
              .map(kind -> tagFaults(outermost, kind.getValue()))
              .orElseGet(
                  () -> Stream.of("No build runs the tests of <%s>".formatted(type.getName())));
        });
  }

  static ArchRule namesAreSentences() {
    return Rules.eachClass(
        "name tests as sentences, without test or should",
        type ->
            testMethods(type)
                .filter(method -> !isSentence(method.getName()))
                .map(method -> "%s is no sentence".formatted(method.getFullName())));
  }

  static ArchRule nothingSleeps() {
    return Rules.eachClass(
        "wait on a signal",
        type ->
            type.getAccessesFromSelf().stream()
                .filter(TestRules::sleeps)
                .map(JavaAccess::getDescription));
  }

  /** When the time is over, the failure says what did not happen, not in which line of code. */
  static ArchRule waitingSaysForWhat() {
    return Rules.eachClass(
        "say what they wait for: await(\"the order has expired\")",
        type ->
            type.getMethodCallsFromSelf().stream()
                .filter(
                    call ->
                        call.getTargetOwner().isEquivalentTo(Awaitility.class)
                            && call.getName().equals("await")
                            && call.getTarget().getRawParameterTypes().isEmpty())
                .map(JavaAccess::getDescription));
  }

  /** A lambda has no name: of a case made of nothing else, a failure says only the number. */
  static ArchRule casesHaveNames() {
    return Rules.eachClass(
        "have a parameter that names the case, or a name of Named.of",
        type ->
            type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(ParameterizedTest.class))
                .filter(
                    method ->
                        method.getRawParameterTypes().stream()
                            .allMatch(
                                parameter -> parameter.isAnnotatedWith(FunctionalInterface.class)))
                .map(method -> "The cases of %s have no names".formatted(method.getFullName())));
  }

  static ArchRule nothingIsSkipped() {
    return Rules.eachClass(
        "fail when a part is missing, not skip",
        type ->
            Stream.concat(
                type.getAccessesFromSelf().stream()
                    .filter(access -> SKIPPING.contains(access.getTargetOwner().getName()))
                    .map(JavaAccess::getDescription),
                Stream.concat(
                        type.getAnnotations().stream(),
                        type.getMethods().stream()
                            .flatMap(method -> method.getAnnotations().stream()))
                    .filter(annotation -> skips(annotation.getRawType()))
                    .map(
                        annotation ->
                            "%s on <%s>".formatted(annotation.getDescription(), type.getName()))));
  }

  /** Tests that share a variable depend on who wrote it last. */
  static ArchRule noMutableStatics() {
    return Rules.eachClass(
        "have no static field that can be assigned again",
        type ->
            type.getFields().stream()
                .filter(field -> !Rules.isGenerated(type))
                .filter(
                    field ->
                        field.getModifiers().contains(JavaModifier.STATIC)
                            && !field.getModifiers().contains(JavaModifier.FINAL)
                            && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> !field.getName().startsWith("$")) // what coverage adds
                .map(field -> "%s can be assigned again".formatted(field.getFullName())));
  }

  /** A test that needs another to run before it fails when it runs alone. */
  static ArchRule noOrder() {
    return Rules.eachClass(
        "have no order",
        type ->
            type.isAnnotatedWith(ExceptionToRule.class)
                ? Stream.empty()
                : orderings(type)
                    .map(
                        annotation ->
                            "%s on <%s>".formatted(annotation.getDescription(), type.getName())));
  }

  static boolean hasOrder(JavaClass type) {
    return orderings(type).findAny().isPresent();
  }

  private static Stream<? extends JavaAnnotation<?>> orderings(JavaClass type) {
    return Stream.concat(
            type.getAnnotations().stream(),
            type.getMethods().stream().flatMap(method -> method.getAnnotations().stream()))
        .filter(annotation -> ORDERING.contains(annotation.getRawType().getName()));
  }

  private static Stream<String> tagFaults(JavaClass type, String expected) {
    Set<String> tags = tags(type);
    Set<String> wanted = expected.isEmpty() ? Set.of() : Set.of(expected);
    return tags.equals(wanted)
        ? Stream.empty()
        : Stream.of("<%s> is tagged %s, not %s".formatted(type.getName(), tags, wanted));
  }

  private static Set<String> tags(JavaClass type) {
    return Stream.concat(
            Stream.of(type),
            Stream.concat(
                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
        .flatMap(part -> part.getAnnotations().stream())
        .flatMap(
            annotation ->
                Stream.concat(
                    Stream.of(annotation), annotation.getRawType().getAnnotations().stream()))
        .flatMap(TestRules::tagValues)
        .collect(Collectors.toSet());
  }

  private static Stream<String> tagValues(JavaAnnotation<?> annotation) {
    if (annotation.getRawType().isEquivalentTo(Tag.class)) {
      return Stream.of(annotation.as(Tag.class).value());
    }
    if (annotation.getRawType().isEquivalentTo(Tags.class)) {
      return Stream.of(annotation.as(Tags.class).value()).map(Tag::value);
    }
    return Stream.empty();
  }

  private static Stream<JavaMethod> testMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(
            method ->
                method.isAnnotatedWith(Testable.class)
                    || method.isMetaAnnotatedWith(Testable.class));
  }

  private static boolean isSentence(String name) {
    return name.matches("[a-z][a-zA-Z0-9]*")
        && !name.matches("test([A-Z0-9].*)?")
        && !name.toLowerCase(Locale.ROOT).contains("should");
  }

  private static boolean sleeps(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getName();
    return (owner.isEquivalentTo(Thread.class) && name.equals("sleep"))
        || (owner.isEquivalentTo(TimeUnit.class) && name.equals("sleep"))
        || (owner.isEquivalentTo(LockSupport.class) && name.startsWith("park"));
  }

  private static boolean skips(JavaClass annotation) {
    String conditions = EnabledIf.class.getPackageName();
    return annotation.isEquivalentTo(Disabled.class)
        || annotation.isEquivalentTo(net.jqwik.api.Disabled.class)
        || annotation.getPackageName().equals(conditions);
  }
}
