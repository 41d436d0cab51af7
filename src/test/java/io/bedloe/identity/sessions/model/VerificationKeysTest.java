package io.bedloe.identity.sessions.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.bedloe.fakes.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerificationKeysTest {

  private static final Duration STALENESS = Duration.ofSeconds(1);

  private final List<ECKey> stored = new ArrayList<>();
  private final FakeClock clock = new FakeClock();
  private int reads;
  private final VerificationKeys keys =
      new VerificationKeys(
          () -> {
            reads++;
            return List.copyOf(stored);
          },
          STALENESS,
          clock);

  private void store(String keyId) throws JOSEException {
    stored.add(new ECKeyGenerator(Curve.P_256).keyID(keyId).generate().toPublicJWK());
  }

  @Test
  void unknownKeyIdsCostOneReadForEachPauseHoweverManyAreSent() throws Exception {
    store("known");
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.find(UUID.randomUUID().toString())).isEmpty();
    }
    assertThat(reads).isEqualTo(1);
    clock.pass(VerificationKeys.PAUSE);
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.find("unknown")).isEmpty();
    }
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void aKnownKeyIsReadOnceForEachSecond() throws Exception {
    store("known");
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.find("known")).isPresent();
    }
    assertThat(reads).isEqualTo(1);
    clock.pass(STALENESS.minusNanos(1));
    assertThat(keys.find("known")).isPresent();
    assertThat(reads).isEqualTo(1);
    clock.pass(Duration.ofNanos(1));
    assertThat(keys.find("known")).isPresent();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void aKeyThatWasWithdrawnElsewhereIsRefusedAfterASecond() throws Exception {
    store("known");
    assertThat(keys.find("known")).isPresent();
    stored.clear();
    clock.pass(STALENESS);
    assertThat(keys.find("known")).isEmpty();
  }

  @Test
  void aKeyThatWasMadeElsewhereIsKnownAfterThePause() throws Exception {
    store("first");
    assertThat(keys.find("first")).isPresent();
    store("second");
    clock.pass(VerificationKeys.PAUSE);
    assertThat(keys.find("second")).isPresent();
  }

  @Test
  void keysThatWereChangedHereAreReadAgainAtOnce() throws Exception {
    store("known");
    assertThat(keys.find("known")).isPresent();
    stored.clear();
    keys.evict();
    assertThat(keys.find("known")).isEmpty();
  }

  @Test
  void aClockThatWasSetBackMakesKeysOldNotYoung() throws Exception {
    store("known");
    assertThat(keys.find("known")).isPresent();
    stored.clear();
    clock.pass(Duration.ofHours(-1));
    assertThat(keys.find("known")).isEmpty();
  }
}
