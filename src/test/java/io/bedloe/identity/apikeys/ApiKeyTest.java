package io.bedloe.identity.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  private final ApiKey key = ApiKey.generate("test", new SecureRandom());

  @Test
  void aKeyThatWasMadeIsRead() {
    assertThat(key.text()).matches("bdl_test_[0-9A-Za-z]{38}");
    assertThat(ApiKey.parse(key.text())).contains(key);
  }

  @Test
  void noTwoKeysAreTheSame() {
    var random = new SecureRandom();
    var keys = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      keys.add(ApiKey.generate("test", random).text());
    }
    assertThat(keys).hasSize(1_000);
  }

  @Test
  void whereverOneCharacterIsAnotherTheChecksumTells() {
    var text = key.text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      var changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(ApiKey.parse(changed)).as(changed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bdl_", "bdl_test_", "bdr_test_abc", "eyJhbGciOiJub25lIn0.e30."})
  void anythingElseIsNone(String text) {
    assertThat(ApiKey.parse(text)).isEmpty();
  }

  @Test
  void whatIsStoredAndShownDoesNotTellTheKey() {
    assertThat(key.hash()).hasSize(64);
    assertThat(key.masked()).hasSize(17);
    assertThat(key.toString()).doesNotContain(key.text());
  }
}
