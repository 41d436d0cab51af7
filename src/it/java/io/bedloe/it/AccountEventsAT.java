package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.sessions.OpenSession;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A change of an account and its consequences happen in one transaction. */
@InContainerTest
class AccountEventsAT {

  private static final Caller ADMIN =
      new Caller(
          new AccountId(new UUID(0, 1)),
          "admin@example.com",
          Set.of(),
          EnumSet.allOf(Permission.class));

  @Inject ManageUsers manage;
  @Inject Users users;
  @Inject OpenSession open;
  @Inject Sql sql;
  @Inject FailsWhenTold failing;

  @Deployment
  static WebArchive bedloe() {
    return BedloeArchive.with(AccountEventsAT.class);
  }

  /** This observer runs last: all others have done their work before it fails. */
  @ApplicationScoped
  public static class FailsWhenTold {

    private static final int LAST = 9_000;

    private final AtomicBoolean isTold = new AtomicBoolean();

    public void tell(boolean fail) {
      isTold.set(fail);
    }

    void fail(@Observes @Priority(LAST) AccountErased event) {
      if (isTold.get()) {
        throw new IllegalStateException("an observer fails");
      }
    }
  }

  private AccountId account(String email, String role) {
    return users.open(email, "Ann", null, List.of(role)).orElseThrow();
  }

  private long count(String condition, AccountId user) {
    return sql.single(
        "SELECT count(*) AS n FROM users u JOIN sessions s ON s.user_id = u.id WHERE u.id = ? AND "
            + condition,
        row -> row.number("n"),
        user);
  }

  @Test
  void anObserverThatFailsTakesBackTheChangeAndWhatOthersHaveDone() {
    account("events-admin@example.com", "admin");
    var ann = account("events-ann@example.com", "user");
    open.forAccount(
        new Account(ann, "events-ann@example.com", "Ann", List.of("user")),
        null,
        new RequestOrigin("test", "127.0.0.1"));

    failing.tell(true);
    assertThatThrownBy(() -> manage.erase(ann, null, ADMIN))
        .hasMessageContaining("an observer fails");
    assertThat(count("u.erased_at IS NULL AND s.ended_at IS NULL AND s.device = 'test'", ann))
        .isOne();

    failing.tell(false);
    manage.erase(ann, null, ADMIN);
    assertThat(count("u.erased_at IS NOT NULL AND s.ended_at IS NOT NULL AND s.device = ''", ann))
        .isOne();
  }
}
