package io.bedloe.identity.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

  private static final KeyPurpose PURPOSE =
      KeyPurpose.of("audit", EarlierDerivation.LABEL_AND_SECRET);

  private static MacKeys keys(String secret) {
    return Keyring.of(secret).macs(PURPOSE);
  }

  private static List<String> seals(String secret, String day, String... rows) {
    var chain = new Chain(keys(secret), day);
    return List.of(rows).stream().map(chain::seal).toList();
  }

  @Test
  void theSameRowsHaveTheSameSeals() {
    assertThat(seals("secret", "2026-01-01", "a", "b"))
        .isEqualTo(seals("secret", "2026-01-01", "a", "b"));
  }

  @Test
  void whateverChangesEverySealFromThereOnChanges() {
    var seals = seals("secret", "2026-01-01", "a", "b", "c");
    assertThat(seals("secret", "2026-01-01", "a", "B", "c"))
        .satisfies(other -> assertThat(other.get(0)).isEqualTo(seals.get(0)))
        .satisfies(other -> assertThat(other.get(1)).isNotEqualTo(seals.get(1)))
        .satisfies(other -> assertThat(other.get(2)).isNotEqualTo(seals.get(2)));
    assertThat(seals("secret", "2026-01-02", "a", "b", "c")).doesNotContainAnyElementsOf(seals);
    assertThat(seals("other", "2026-01-01", "a", "b", "c")).doesNotContainAnyElementsOf(seals);
  }

  @Test
  void aChainGoesOnWhereItStopped() {
    var whole = seals("secret", "2026-01-01", "a", "b", "c");
    var rest = new Chain(keys("secret"), whole.get(1), 2);
    assertThat(rest.seal("c")).isEqualTo(whole.get(2));
    assertThat(rest.position()).isEqualTo(3);
  }

  @Test
  void aChainThatWasSealedBeforeAndAfterARotationVerifiesWithBothSecrets() {
    var before = new Chain(keys("secret"), "2026-01-01");
    var first = before.seal("a");
    var second = new Chain(Keyring.of("next", "secret").macs(PURPOSE), first, 1).seal("b");
    assertThat(second).isNotEqualTo(before.seal("b"));

    var check = new Chain(Keyring.of("next", "secret").macs(PURPOSE), "2026-01-01");
    assertThat(check.verifyNext("a", first)).isTrue();
    assertThat(check.verifyNext("b", second)).isTrue();

    var withoutPrevious = new Chain(keys("next"), "2026-01-01");
    assertThat(withoutPrevious.verifyNext("a", first)).isFalse();
    assertThat(withoutPrevious.verifyNext("b", second)).isTrue();
  }
}
