package io.bedloe.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.SignInDevice;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Addresses and devices that have signed in are known for 90 days; the clock stands in 2001. */
@IntegrationTest
class KnownSourcesIT {

  private static final Instant USED_AT = Instant.parse("2001-05-06T12:00:00Z");
  private static final Duration KNOWN_FOR = Duration.ofDays(90);

  private final Sql sql = new Sql(Database.shared().dataSource());
  private final KnownSources known = new KnownSources(sql);

  /** As the cleanup of a server whose clock shows this time. */
  private void cleanUp(Instant now) {
    new AttemptLimiter(
            new AttemptCounters(sql),
            known,
            new SignInDevice(new SecureRandom()),
            Clock.fixed(now, ZoneOffset.UTC))
        .cleanUp(now);
  }

  @Test
  void cleanupKeepsSourcesThatWereUsedInTheLast90DaysAndNoOthers() {
    var source = Some.word("source");
    known.save(
        new AccountId(UUID.fromString(TestAccount.with("user").id())), List.of(source), USED_AT);
    cleanUp(USED_AT.plus(KNOWN_FOR));
    assertThat(known.knownOf(Set.of(source))).containsExactly(source);
    cleanUp(USED_AT.plus(KNOWN_FOR).plusMillis(1));
    assertThat(known.knownOf(Set.of(source))).isEmpty();
  }
}
