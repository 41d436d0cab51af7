package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about single classes. */
final class ClassRules {

  private static final Pattern NAMES_THAT_SAY_NOTHING =
      Pattern.compile(".*(Impl|Managers?|Helpers?|Utils?|Utilities)");

  /** More parameters than this should be a record. */
  private static final int MOST_PARAMETERS = 7;

  private ClassRules() {}

  /** One instance of a resource serves all requests at the same time (ADR 124). */
  static ArchRule resourcesAreCreatedOnceAndKeepNothingOfARequest() {
    return Rules.eachClass(
        "be application-scoped with final fields, if they are resources",
        type ->
            type.isAnnotatedWith(Path.class) && !type.isInterface()
                ? Stream.concat(
                    type.isAnnotatedWith(ApplicationScoped.class)
                        ? Stream.empty()
                        : Stream.of("%s is not application-scoped".formatted(type.getName())),
                    type.getAllFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(field -> "%s can change".formatted(field.getDescription())))
                : Stream.empty());
  }

  /**
   * Weld makes proxies without a constructor ({@code weld.properties}). A second constructor
   * without parameters would leave fields that never have a value.
   */
  static ArchRule injectedBeansHaveNoEmptyConstructor() {
    return Rules.eachClass(
        "have no constructor without parameters beside an injected one that has some",
        type ->
            type.getConstructors().stream()
                    .anyMatch(made -> made.isAnnotatedWith(Inject.class) && takesSomething(made))
                ? type.getConstructors().stream()
                    .filter(made -> !takesSomething(made))
                    .map(made -> "%s has no parameters".formatted(made.getDescription()))
                : Stream.empty());
  }

  private static boolean takesSomething(JavaConstructor constructor) {
    return !constructor.getRawParameterTypes().isEmpty();
  }

  static ArchRule namesSaySomething() {
    return Rules.eachClass(
        "have a name that says what it does for the business",
        type ->
            NAMES_THAT_SAY_NOTHING.matcher(type.getSimpleName()).matches()
                ? Stream.of("The name of <%s> says nothing".formatted(type.getName()))
                : Stream.empty());
  }

  static ArchRule parametersAreFew() {
    return Rules.eachClass(
        "take at most %d parameters, or a record".formatted(MOST_PARAMETERS),
        type ->
            type.getCodeUnits().stream()
                .filter(unit -> isWrittenByUs(type, unit))
                .filter(unit -> unit.getParameters().size() > MOST_PARAMETERS)
                .map(
                    unit ->
                        "%s takes %d parameters"
                            .formatted(unit.getDescription(), unit.getParameters().size())));
  }

  /**
   * A record's canonical constructor has its components as parameters; the compiler generates
   * lambdas and similar code.
   */
  private static boolean isWrittenByUs(JavaClass type, JavaCodeUnit unit) {
    return !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !Rules.isGenerated(type)
        && !(unit instanceof JavaConstructor && (type.isRecord() || type.isEnum()));
  }
}
