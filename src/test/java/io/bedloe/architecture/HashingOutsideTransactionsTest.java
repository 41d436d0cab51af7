package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.api.UsersResource;
import io.bedloe.identity.accounts.usecase.NewUserInput;
import io.bedloe.platform.breaches.BreachedPasswords;
import io.bedloe.platform.idempotency.Idempotent;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A transaction holds a database connection. A password hash takes a tenth of a second and may wait
 * for ten seconds, and a look-up calls another server, so no transaction may contain them.
 */
class HashingOutsideTransactionsTest {

  /** The demo accounts are opened once, at the start of a development server. */
  private static final Set<String> EXCEPTIONS = Set.of("OpenDemoAccounts.open");

  @Test
  void noTransactionReachesThePasswordHash() {
    assertThat(transactionsThatReach(Passwords.class, Set.of("hash", "matches", "pretend")))
        .containsExactlyInAnyOrderElementsOf(EXCEPTIONS);
  }

  /** The rule checks only the calls within the lambda of a method that prepares first. */
  @Test
  void preparationIsNotInsideTheTransaction() {
    var open = Code.production().get(UsersResource.class).getMethod("open", NewUserInput.class);
    assertThat(reaches(open, Passwords.class, Set.of("hash"))).isTrue();
    assertThat(insideTransaction(open.getOwner(), open).map(JavaCodeUnit::getFullName))
        .anyMatch(name -> name.contains("OpenUser.open("))
        .noneMatch(name -> name.contains("OpenUser.prepare("));
  }

  @Test
  void noTransactionReachesTheLookUpOfBreachedPasswords() {
    assertThat(transactionsThatReach(BreachedPasswords.class, Set.of("contains"))).isEmpty();
  }

  private static Set<String> transactionsThatReach(Class<?> owner, Set<String> methods) {
    var found = new TreeSet<String>();
    for (JavaClass type : Code.production()) {
      for (JavaMethod method : type.getMethods()) {
        if (insideTransaction(type, method).anyMatch(unit -> reaches(unit, owner, methods))) {
          found.add(type.getSimpleName() + "." + method.getName());
        }
      }
    }
    return found;
  }

  /** Returns the code of a method that runs inside a transaction: all of it, a part, or nothing. */
  private static Stream<JavaCodeUnit> insideTransaction(JavaClass type, JavaMethod method) {
    if (method.isAnnotatedWith(Transactional.class) || type.isAnnotatedWith(Transactional.class)) {
      return Stream.of(method);
    }
    if (!method.isAnnotatedWith(Idempotent.class)) {
      return Stream.empty();
    }
    // Only the lambda of a method that prepares first runs in its transaction.
    return method.getAnnotationOfType(Idempotent.class).preparesFirst()
        ? usedBy(method, JavaAccess::isDeclaredInLambda)
        : Stream.of(method);
  }

  private static boolean reaches(JavaCodeUnit start, Class<?> owner, Set<String> methods) {
    var seen = new HashSet<JavaCodeUnit>();
    var open = new ArrayDeque<JavaCodeUnit>(List.of(start));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (next.getOwner().isEquivalentTo(owner) && methods.contains(next.getName())) {
        return true;
      }
      if (seen.add(next)) {
        usedBy(next, access -> true).forEach(open::add);
      }
    }
    return false;
  }

  private static Stream<JavaCodeUnit> usedBy(
      JavaCodeUnit unit, Predicate<? super JavaAccess<?>> which) {
    return Stream.<JavaAccess<?>>concat(
            unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
        .filter(which)
        .map(access -> access.getTarget().resolveMember())
        .flatMap(java.util.Optional::stream)
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast);
  }
}
