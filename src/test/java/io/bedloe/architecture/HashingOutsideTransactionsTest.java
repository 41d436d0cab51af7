package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.bedloe.identity.access.model.Passwords;
import io.bedloe.platform.breaches.BreachedPasswords;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A transaction holds a database connection. A password hash takes a tenth of a second and may wait
 * for ten, and a look-up asks another server, so no transaction waits for them.
 */
class HashingOutsideTransactionsTest {

  /**
   * {@code ManageUsers.open} is part of a POST with an Idempotency-Key, whose transaction begins
   * before the resource is called; only somebody with users:manage can call it. An invitation calls
   * it without a password. The demo accounts are opened once, at the start of a development server.
   */
  private static final Set<String> EXCEPTIONS =
      Set.of("ManageUsers.open", "InviteUser.with", "DemoAccounts.open");

  @Test
  void noTransactionReachesThePasswordHash() {
    assertThat(transactionsThatReach(Passwords.class, Set.of("hash", "matches", "pretend")))
        .containsExactlyInAnyOrderElementsOf(EXCEPTIONS);
  }

  @Test
  void noTransactionReachesTheLookUpOfBreachedPasswords() {
    assertThat(transactionsThatReach(BreachedPasswords.class, Set.of("contains"))).isEmpty();
  }

  private static Set<String> transactionsThatReach(Class<?> owner, Set<String> methods) {
    var found = new TreeSet<String>();
    for (JavaClass type : Code.production()) {
      for (JavaMethod method : type.getMethods()) {
        if (isTransaction(type, method) && reaches(method, owner, methods)) {
          found.add(type.getSimpleName() + "." + method.getName());
        }
      }
    }
    return found;
  }

  private static boolean isTransaction(JavaClass type, JavaMethod method) {
    return method.isAnnotatedWith(Transactional.class) || type.isAnnotatedWith(Transactional.class);
  }

  private static boolean reaches(JavaMethod start, Class<?> owner, Set<String> methods) {
    var seen = new HashSet<JavaCodeUnit>();
    var open = new ArrayDeque<JavaCodeUnit>(List.of(start));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (next.getOwner().isEquivalentTo(owner) && methods.contains(next.getName())) {
        return true;
      }
      if (seen.add(next)) {
        usedBy(next).forEach(open::add);
      }
    }
    return false;
  }

  private static Stream<JavaCodeUnit> usedBy(JavaCodeUnit unit) {
    return Stream.<JavaAccess<?>>concat(
            unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
        .map(access -> access.getTarget().resolveMember())
        .flatMap(java.util.Optional::stream)
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast);
  }
}
