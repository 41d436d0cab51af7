package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.accounts.data.AccountTokens;
import io.bedloe.identity.accounts.data.Registrations;
import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.platform.jobs.Cleanup;
import io.bedloe.platform.persistence.Sql;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@InContainerTest
class OldTokensAT {
  @Inject Cleanup cleanup;
  @Inject Registrations registrations;
  @Inject AccountTokens tokens;
  @Inject Clock clock;
  @Inject SecureRandom random;
  @Inject Sql sql;

  @Deployment
  static WebArchive bedloe() {
    return BedloeArchive.with(OldTokensAT.class);
  }

  private void register(String email, Duration life) {
    var now = clock.instant();
    registrations.put(
        new Wanted(email, "Ann", "hash"), MailedToken.random(random), now, now.plus(life));
  }

  private void token(Duration life) {
    var now = clock.instant();
    tokens.add(MailedToken.random(random), Purpose.RESET_PASSWORD, null, now, now.plus(life));
  }

  private long rows(String table) {
    return sql.single("SELECT count(*) AS n FROM " + table, row -> row.number("n"));
  }

  @Test
  void cleanupDeletesOnlyExpiredRows() {
    register("old@example.com", Duration.ofMillis(-1));
    register("young@example.com", Duration.ofMinutes(1));
    token(Duration.ofMillis(-1));
    token(Duration.ofMinutes(1));

    sql.update(
        """
        INSERT INTO sign_in_tries (key, tries, blocked_until, last_at)
        VALUES ('old', 1, now() - interval '2 days', now() - interval '2 days'),
          ('young', 1, now(), now()),
          ('blocked', 1, now() + interval '1 minute', now() - interval '2 days')""");

    cleanup.cleanUp();

    assertThat(rows("sign_in_tries")).isEqualTo(2);
    assertThat(rows("registrations")).isOne();
    assertThat(rows("account_tokens")).isOne();
  }
}
