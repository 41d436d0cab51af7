package io.bedloe.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final String SOURCE = "192.0.2.1";

  private final Passwords passwords = new Passwords(4, 50, 12, new java.security.SecureRandom());

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    var hash = passwords.hash("correct horse battery staple", SOURCE);
    assertThat(passwords.matches("correct horse battery staple", hash, SOURCE)).isTrue();
    assertThat(passwords.matches("correct horse battery stapler", hash, SOURCE)).isFalse();
    assertThat(passwords.matches("", hash, SOURCE)).isFalse();
  }

  @Test
  void theSamePasswordNeverHashesTheSameTwice() {
    assertThat(passwords.hash("a password", SOURCE))
        .isNotEqualTo(passwords.hash("a password", SOURCE));
  }

  @Test
  void aHashSaysHowItWasMade() {
    assertThat(passwords.hash("a password", SOURCE)).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
  }

  /**
   * The hash was computed with the reference implementation's command line (RFC 9106; argon2 -id -k
   * 65536 -t 2 -p 1).
   */
  @Test
  void aHashOfAnotherImplementationIsUnderstood() {
    var hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.matches("password", hash, SOURCE)).isTrue();
    assertThat(passwords.matches("passwort", hash, SOURCE)).isFalse();
  }

  /** The hashes are the test vectors of crypt_blowfish, the reference of bcrypt implementations. */
  @Test
  void aHashByBcryptIsUnderstoodAndOutdated() {
    var hash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    assertThat(passwords.matches("U*U", hash, SOURCE)).isTrue();
    assertThat(passwords.matches("U*U*", hash, SOURCE)).isFalse();
    assertThat(passwords.isOutdated(hash)).isTrue();
  }

  @Test
  void aHashWithLessWorkIsOutdatedAndANewOneIsNot() {
    assertThat(passwords.isOutdated(passwords.hash("a password", SOURCE))).isFalse();
    assertThat(passwords.isOutdated("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1a"))
        .isTrue();
  }

  @Test
  void anInvalidStoredHashFails() {
    assertThatThrownBy(() -> passwords.matches("x", "plain", SOURCE))
        .hasMessageContaining("format");
  }

  @Test
  void aRequestBeyondTheQueueIsRefused() throws Exception {
    var busy = new Passwords(1, 2, 20, new java.security.SecureRandom());
    var start = new java.util.concurrent.CountDownLatch(1);
    var pool = java.util.concurrent.Executors.newFixedThreadPool(20);
    var tries = new java.util.ArrayList<java.util.concurrent.Future<String>>();
    for (int i = 0; i < 20; i++) {
      tries.add(
          pool.submit(
              () -> {
                start.await();
                try {
                  return busy.hash("a password of some length", SOURCE);
                } catch (io.bedloe.kernel.Rejected refused) {
                  return refused.rule().code();
                }
              }));
    }
    start.countDown();
    var outcomes = new java.util.ArrayList<String>();
    for (var one : tries) {
      outcomes.add(one.get());
    }
    pool.shutdown();
    assertThat(outcomes).anyMatch(hash -> hash.startsWith("$argon2id$"));
    assertThat(outcomes).contains("too-many-sign-ins");
    assertThat(outcomes)
        .allMatch(end -> end.startsWith("$argon2id$") || end.equals("too-many-sign-ins"));
  }

  /** The owner of an IPv6 network can use any number of its addresses (RFC 6177). */
  @Test
  void theAddressesOfAnIpv6NetworkAreOneSource() {
    var passwords = new Passwords(2, 50, 1, new java.security.SecureRandom());
    var inside =
        passwords.bounded(
            "2001:db8:7:1::1",
            () -> {
              assertThatThrownBy(() -> passwords.bounded("2001:db8:7:1:ffff::2", () -> true))
                  .isInstanceOfSatisfying(
                      io.bedloe.kernel.Rejected.class,
                      refused -> assertThat(refused.rule().code()).isEqualTo("too-many-sign-ins"));
              return passwords.bounded("2001:db8:7:2::1", () -> "another network");
            });
    assertThat(inside).isEqualTo("another network");
  }

  /** The hashes of one source use up its share; another source is still served. */
  @Test
  void aSourceThatHasItsShareIsTurnedAwayAndAnotherIsServed() throws Exception {
    var entered = new java.util.concurrent.CountDownLatch(1);
    var proceed = new java.util.concurrent.CountDownLatch(1);
    var slow = new Passwords(2, 50, 1, new java.security.SecureRandom());
    var pool = java.util.concurrent.Executors.newSingleThreadExecutor();
    var first =
        pool.submit(
            () ->
                slow.bounded(
                    SOURCE,
                    () -> {
                      entered.countDown();
                      try {
                        return proceed.await(1, java.util.concurrent.TimeUnit.MINUTES);
                      } catch (InterruptedException stopping) {
                        throw new IllegalStateException(stopping);
                      }
                    }));
    entered.await();
    assertThatThrownBy(() -> slow.hash("a password", SOURCE))
        .isInstanceOfSatisfying(
            io.bedloe.kernel.Rejected.class,
            refused -> assertThat(refused.rule().code()).isEqualTo("too-many-sign-ins"));
    assertThat(slow.hash("a password", "192.0.2.2")).startsWith("$argon2id$");
    proceed.countDown();
    assertThat(first.get()).isTrue();
    assertThat(slow.hash("a password", SOURCE)).startsWith("$argon2id$");
    pool.shutdown();
  }
}
