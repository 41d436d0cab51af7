package io.bedloe.platform.throttle;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeAttempts;
import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeUsers;
import io.bedloe.kernel.AccountId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which counters an attempt meets, and what forgives it. */
class AttemptLimiterTest {

  private static final String EMAIL = "jane@bedloe.example";
  private static final String HOME = "192.0.2.7";
  private static final String COOKIE = "AAAAAAAAAAAAAAAAAAAAAA";

  private final FakeClock clock = new FakeClock();
  private final FakeUsers users = new FakeUsers();
  private final FakeAttempts attempts = new FakeAttempts(users);
  private final AttemptLimiter limiter = attempts.limiter(clock);
  private final AccountId jane = users.put(EMAIL, "hash");

  private void tries(int count, String email, String address) {
    for (int i = 0; i < count; i++) {
      limiter.checkRate(email, address);
    }
  }

  private void delayed(String email, String address) {
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> limiter.checkRate(email, address));
  }

  @Test
  void theSixthTryOnAnAccountFromOneAddressWaitsASecondThenTwo() {
    tries(5, EMAIL, HOME);
    delayed(EMAIL, HOME);
    clock.pass(Duration.ofSeconds(1));
    tries(1, EMAIL, HOME);
    clock.pass(Duration.ofSeconds(1));
    delayed(EMAIL, HOME);
    clock.pass(Duration.ofSeconds(1));
    tries(1, EMAIL, HOME);
  }

  @Test
  void aRefusalSaysWhenTheNextTryIsAccepted() {
    tries(5, EMAIL, HOME);
    clock.pass(Duration.ofMillis(1));
    var refusal = assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> limiter.checkRate(EMAIL, HOME));
    assertThat(refusal.extensions())
        .containsEntry("retryAt", clock.instant().plusMillis(999))
        .containsEntry("retryAfterSeconds", 1L);
  }

  @Test
  void aTryThatIsRefusedDoesNotLengthenTheDelay() {
    tries(5, EMAIL, HOME);
    for (int i = 0; i < 20; i++) {
      delayed(EMAIL, HOME);
    }
    clock.pass(Duration.ofSeconds(1));
    tries(1, EMAIL, HOME);
  }

  @Test
  void allSpellingsOfAnAddressAreOneAccount() {
    tries(3, EMAIL, HOME);
    tries(2, "JANE@bedloe.example", HOME);
    delayed("Jane@Bedloe.example", HOME);
  }

  @Test
  void anAddressWithoutAnAccountIsDelayedLikeOneWithAnAccount() {
    tries(5, "nobody@bedloe.example", HOME);
    delayed("NOBODY@bedloe.example", HOME);
  }

  @Test
  void allStrangersTogetherAreDelayedAfterTwentyTries() {
    for (int i = 0; i < 20; i++) {
      limiter.checkRate(EMAIL, "198.51.100." + i);
    }
    delayed(EMAIL, "198.51.100.99");
    limiter.checkRate("john@bedloe.example", "198.51.100.99");
  }

  @Test
  void anAddressThatHasSignedInIsNotCountedAmongUnknownSources() {
    limiter.checkRate(EMAIL, HOME);
    limiter.reset(EMAIL, HOME);
    for (int i = 0; i < 20; i++) {
      limiter.checkRate(EMAIL, "198.51.100." + i);
    }
    delayed(EMAIL, "198.51.100.99");
    tries(5, EMAIL, HOME);
    delayed(EMAIL, HOME);
  }

  @Test
  void oneAddressIsDelayedAfterAHundredTriesOnAnyAccounts() {
    for (int i = 0; i < 100; i++) {
      limiter.checkRate("user" + i + "@bedloe.example", HOME);
    }
    delayed("another@bedloe.example", HOME);
    limiter.checkRate("another@bedloe.example", "192.0.2.8");
  }

  @Test
  void theAddressesOfOneIpv6NetworkAreOneSource() {
    for (int i = 0; i < 5; i++) {
      limiter.checkRate(EMAIL, "2001:db8:1:2::" + (i + 1));
    }
    delayed(EMAIL, "2001:db8:1:2:ffff::1");
    limiter.checkRate(EMAIL, "2001:db8:1:3::1");
  }

  @Test
  void aKnownDeviceIsNotDelayedByItsAddress() {
    attempts.device().take(COOKIE);
    limiter.checkRate(EMAIL, HOME);
    limiter.reset(EMAIL, HOME);
    attempts.device().take(null);
    for (int i = 0; i < 100; i++) {
      limiter.checkRate("user" + i + "@bedloe.example", "203.0.113.5");
    }
    delayed("another@bedloe.example", "203.0.113.5");
    attempts.device().take(COOKIE);
    tries(5, EMAIL, "203.0.113.5");
    delayed(EMAIL, "203.0.113.5");
  }

  @Test
  void aDeviceIsKnownToTheAccountsOnlyThatItSignedInTo() {
    attempts.device().take(COOKIE);
    limiter.checkRate(EMAIL, HOME);
    limiter.reset(EMAIL, HOME);
    users.put("john@bedloe.example", "hash");
    for (int i = 0; i < 20; i++) {
      limiter.checkRate("john@bedloe.example", "198.51.100." + i);
    }
    delayed("john@bedloe.example", HOME);
  }

  @Test
  void aRightPasswordForgivesTheTriesOfItsSource() {
    tries(4, EMAIL, HOME);
    limiter.reset(EMAIL, HOME);
    assertThat(attempts.counted())
        .as("the address keeps the wrong ones, its own counter and that of strangers do not")
        .isEqualTo(3);
    tries(5, EMAIL, HOME);
    assertThat(attempts.remembered()).containsExactly(jane);
  }

  @Test
  void nothingIsRememberedOfAnAddressWithoutAnAccount() {
    limiter.checkRate("nobody@bedloe.example", HOME);
    limiter.reset("nobody@bedloe.example", HOME);
    assertThat(attempts.remembered()).isEmpty();
  }

  @Test
  void aPasswordThatWasSetByMailMakesTheSourceKnown() {
    tries(5, EMAIL, HOME);
    limiter.rememberAfterReset(EMAIL, HOME);
    tries(5, EMAIL, HOME);
    assertThat(attempts.remembered()).containsExactly(jane);
    limiter.deleteSourcesOf(jane);
    assertThat(attempts.remembered()).isEmpty();
  }

  @Test
  void triesAreForgottenAfterAnHour() {
    tries(4, EMAIL, HOME);
    clock.pass(Duration.ofHours(1).plusMillis(1));
    tries(5, EMAIL, HOME);
    delayed(EMAIL, HOME);
  }

  @Test
  void anAddressGetsThreeMailsThenOneAMinute() {
    for (int i = 0; i < 3; i++) {
      limiter.admitMail(EMAIL, "198.51.100." + i);
    }
    assertRefused(ThrottleRule.TOO_MANY_MAILS, () -> limiter.admitMail(EMAIL, HOME));
    limiter.admitMail("john@bedloe.example", HOME);
    clock.pass(Duration.ofMinutes(1));
    limiter.admitMail(EMAIL, HOME);
  }

  @Test
  void oneSourceRequestsThirtyMailsBeforeItIsDelayed() {
    for (int i = 0; i < 30; i++) {
      limiter.admitMail("user" + i + "@bedloe.example", HOME);
    }
    assertRefused(
        ThrottleRule.TOO_MANY_MAILS, () -> limiter.admitMail("another@bedloe.example", HOME));
    limiter.admitMail("another@bedloe.example", "192.0.2.8");
  }

  @Test
  void aValidMailedTokenIsNotCountedAsAnAttempt() {
    for (int i = 0; i < 200; i++) {
      limiter.admitToken(HOME);
      limiter.resetToken(HOME);
    }
    for (int i = 0; i < 100; i++) {
      limiter.admitToken(HOME);
    }
    assertRefused(ThrottleRule.TOO_MANY_MAILS, () -> limiter.admitToken(HOME));
  }

  @Test
  void codesAreCountedForTheAccountWhateverTheirSource() {
    for (int i = 0; i < 5; i++) {
      limiter.admitCode(jane);
    }
    assertRefused(ThrottleRule.SIGN_IN_DELAYED, () -> limiter.admitCode(jane));
    limiter.admitCode(new AccountId(new UUID(0, 99)));
    limiter.resetCodes(jane);
    limiter.admitCode(jane);
  }

  @Test
  void aPasswordCheckThatWaitsForTheSecondFactorIsNotCountedForTheAddress() {
    for (int i = 0; i < 200; i++) {
      limiter.checkRate("user" + i + "@bedloe.example", HOME);
      limiter.resetHalf(HOME);
    }
    tries(5, EMAIL, HOME);
    delayed(EMAIL, HOME);
  }
}
