package io.bedloe.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The building blocks of all rules. */
final class Rules {

  private Rules() {}

  /** Returns a rule that reports the faults of each class, as sentences. */
  static ArchRule eachClass(String ought, Function<JavaClass, Stream<String>> faults) {
    return classes()
        .should(
            new ArchCondition<JavaClass>(ought) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                faults
                    .apply(type)
                    .distinct()
                    .forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
              }
            });
  }

  /** Returns a rule against forbidden dependencies between classes. */
  static ArchRule noDependency(String ought, BiPredicate<JavaClass, JavaClass> forbidden) {
    return eachClass(
        ought,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(type, target(dependency)))
                .map(Dependency::getDescription));
  }

  /** Returns the violations of a rule, one sentence each; empty when there are none. */
  static List<String> findings(ArchRule rule, JavaClasses classes) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("A rule that looks at no class says nothing");
    }
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  static DescribedPredicate<JavaClass> where(String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }

  /**
   * Returns whether Hibernate's processor generated the class: {@code Product_}, {@code _Product}
   * and {@code Products_}.
   */
  static boolean isGenerated(JavaClass type) {
    JavaClass outermost = outermost(type);
    String name = outermost.getSimpleName();
    return name.endsWith("_") || name.startsWith("_");
  }

  static JavaClass outermost(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost;
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }
}
