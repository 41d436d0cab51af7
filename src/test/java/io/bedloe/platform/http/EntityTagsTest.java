package io.bedloe.platform.http;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"\"v3\"", " \"v3\" ", "*", "\"v2\", \"v3\"", "\"x\",\"v3\"", "W/\"v3\", \"v3\""})
  void theCurrentVersionIsAmongThoseThatAreNamed(String ifMatch) {
    assertThatCode(() -> EntityTags.parseIfMatch(ifMatch).mustBe(3)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"v2\"", "\"v33\"", "\"3\"", "W/\"v3\"", "\"v2\", \"v4\"", "\"v-3\"", "\"\""})
  void anotherVersionIsStale(String ifMatch) {
    assertRefused(RequestRule.STALE_VERSION, () -> EntityTags.parseIfMatch(ifMatch).mustBe(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "", "\"v3", "\"v3\" \"v4\"", "*, \"v3\"", "\"v\u00fc\""})
  void whatIsNoTagIsAWrongHeader(String ifMatch) {
    assertRefused(HttpRule.INVALID_HEADER, () -> EntityTags.parseIfMatch(ifMatch));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\"\",", ",", "\"", "W/", "\"v1\", ", "\"v1\" , ", "v", "*"})
  void theTimeOfReadingGrowsWithTheLengthAlone(String repeated) {
    var text = repeated.repeat(16_000);
    var counted = new CountedText(text, 5L * text.length());
    assertThatCode(
            () -> {
              try {
                EntityTags.parse(counted);
              } catch (Rejected malformed) {
                assertThat(malformed.rule()).isEqualTo(HttpRule.INVALID_HEADER);
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aHeaderOfTheLongestLengthIsReadAndALongerOneIsRefused() {
    var longest = "\"v3\"" + " ".repeat(EntityTags.LONGEST - 4);
    assertThatCode(() -> EntityTags.parseIfMatch(longest).mustBe(3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> EntityTags.parseIfMatch(longest + " "))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("1000 characters");
  }
}
