package io.bedloe.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBoxTest {

  private final SecretBox box = new SecretBox("one secret");

  @Test
  void whatIsPutInComesOutAndCannotBeReadBefore() {
    var closed = box.encrypt("a private key");
    assertThat(closed).doesNotContain("private");
    assertThat(new SecretBox("one secret").decrypt(closed)).isEqualTo("a private key");
    assertThat(box.encrypt("a private key")).isNotEqualTo(closed);
  }

  @Test
  void itOpensWithItsOwnSecretAlone() {
    var closed = box.encrypt("a private key");
    assertThatThrownBy(() -> new SecretBox("another").decrypt(closed))
        .hasMessageContaining("bedloe.secret differs");
  }

  @Test
  void whatWasChangedDoesNotOpen() {
    var closed = box.encrypt("a private key");
    char last = closed.charAt(closed.length() - 5);
    var changed =
        closed.substring(0, closed.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + closed.substring(closed.length() - 4);
    assertThatThrownBy(() -> box.decrypt(changed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> box.decrypt("none")).isInstanceOf(IllegalStateException.class);
  }
}
