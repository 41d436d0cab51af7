package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.kernel.ExceptionToRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The time of day and random numbers have one producer. A stopwatch ({@code System.nanoTime}) is
 * not the time of day.
 */
final class ClockAndIdRules {

  private static final String PRODUCER = "platform.config.ClockAndIds";
  private static final String ID_GENERATOR = "com.github.f4b6a3.uuid";
  private static final Set<Class<?>> NEVER_MADE =
      Set.of(Random.class, SecureRandom.class, SplittableRandom.class, GregorianCalendar.class);
  private static final Set<Class<?>> NEVER_ASKED =
      Set.of(ThreadLocalRandom.class, RandomGenerator.class);

  private ClockAndIdRules() {}

  static ArchRule clockAndChanceComeIn(Layout layout) {
    return Rules.eachClass(
        "be handed the clock and random ids, not draw them",
        type -> isExcused(layout, type) ? Stream.empty() : clockAndIdAccesses(type));
  }

  /** An exception has a reason and an end that has not passed, and applies to some code. */
  static ArchRule exceptionsHoldUntilTheirDay(LocalDate today) {
    return Rules.eachClass(
        "carry exceptions that have a reason, have not run out and are needed",
        type -> exception(type).stream().flatMap(exception -> faults(type, exception, today)));
  }

  static boolean isProducer(Layout layout, JavaClass type) {
    return type.getName().equals(layout.root() + "." + PRODUCER);
  }

  private static Stream<String> faults(JavaClass type, ExceptionToRule exception, LocalDate today) {
    String where = "The exception on <%s> ".formatted(type.getName());
    if (exception.reason().isBlank()) {
      return Stream.of(where + "has no reason");
    }
    try {
      if (LocalDate.parse(exception.until()).isBefore(today)) {
        return Stream.of(where + "ran out on " + exception.until());
      }
    } catch (DateTimeParseException e) {
      return Stream.of(where + "has no day such as 2027-06-30, but " + exception.until());
    }
    return clockAndIdAccesses(type).findAny().isPresent() || TestRules.hasOrder(type)
        ? Stream.empty()
        : Stream.of(where + "excuses nothing");
  }

  private static Stream<String> clockAndIdAccesses(JavaClass type) {
    return Stream.concat(
            type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
        .filter(
            access -> access.getTarget() instanceof CodeUnitAccessTarget target && draws(target))
        .map(JavaAccess::getDescription);
  }

  private static boolean draws(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    if (owner.getPackageName().startsWith(ID_GENERATOR)) {
      return true;
    }
    if (NEVER_ASKED.stream().anyMatch(owner::isEquivalentTo)) {
      return Set.of("current", "getDefault", "of").contains(name);
    }
    if (name.equals(JavaConstructor.CONSTRUCTOR_NAME)) {
      return NEVER_MADE.stream().anyMatch(owner::isEquivalentTo)
          || (owner.isEquivalentTo(Date.class) && target.getRawParameterTypes().isEmpty());
    }
    return switch (name) {
      case "now" ->
          owner.getPackageName().equals("java.time")
              && target.getRawParameterTypes().stream()
                  .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
      case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
      case "randomUUID" -> owner.isEquivalentTo(UUID.class);
      case "random" -> owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
      case "getInstance" ->
          owner.isAssignableTo(Calendar.class) || owner.isAssignableTo(SecureRandom.class);
      case "getInstanceStrong" -> owner.isAssignableTo(SecureRandom.class);
      default ->
          owner.isEquivalentTo(Clock.class)
              && (name.startsWith("system") || name.matches("tick(Millis|Seconds|Minutes)"));
    };
  }

  private static boolean isExcused(Layout layout, JavaClass type) {
    JavaClass outermost = Rules.outermost(type);
    return isProducer(layout, outermost)
        || Rules.isGenerated(outermost)
        || exception(outermost).isPresent();
  }

  private static Optional<ExceptionToRule> exception(JavaClass type) {
    return type.tryGetAnnotationOfType(ExceptionToRule.class);
  }
}
