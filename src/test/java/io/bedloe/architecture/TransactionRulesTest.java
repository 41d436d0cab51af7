package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that beans do not call their own transactional methods: the container begins the
 * transaction in calls of other beans alone, so that each statement would commit on its own.
 */
class TransactionRulesTest {

  private static final ArchRule RULE =
      Rules.eachClass(
          "call transactional methods of other beans alone",
          type ->
              type.getCodeUnits().stream()
                  .filter(unit -> !unit.isAnnotatedWith(Transactional.class))
                  .flatMap(TransactionRulesTest::called)
                  .filter(access -> access.getTargetOwner().equals(type))
                  .filter(TransactionRulesTest::isTransactional)
                  .filter(access -> !type.isAnnotatedWith(Transactional.class))
                  .map(
                      access ->
                          "%s.%s calls its own transactional %s"
                              .formatted(
                                  type.getSimpleName(),
                                  access.getOrigin().getName(),
                                  access.getTarget().getName())));

  private static Stream<JavaAccess<?>> called(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
  }

  private static boolean isTransactional(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return owner.getMethods().stream()
        .filter(method -> method.getName().equals(access.getTarget().getName()))
        .map(JavaMember.class::cast)
        .anyMatch(method -> method.isAnnotatedWith(Transactional.class));
  }

  @Test
  void noBeanCallsItsOwnTransactionalMethods() {
    assertThat(Rules.findings(RULE, Code.production())).isEmpty();
    assertThat(Rules.findings(RULE, Code.canaries()))
        .containsExactlyInAnyOrder(
            "CallsItsOwnTransaction.all calls its own transactional next",
            "CallsItsOwnTransaction.byReference calls its own transactional nextOfAnother");
  }
}
