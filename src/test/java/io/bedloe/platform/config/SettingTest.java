package io.bedloe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingTest {

  @Test
  void aNumberOutsideItsBoundsIsNamed() {
    var port = Setting.number("bedloe.http.port", 1, 65535, "9080", "The port.");
    assertThat(port.reader().apply("65535")).isEqualTo(65535);
    assertThat(port.reader().apply("1")).isEqualTo(1);
    assertThatThrownBy(() -> port.reader().apply("0")).hasMessage("not between 1 and 65535");
    assertThatThrownBy(() -> port.reader().apply("65536")).hasMessage("not between 1 and 65535");
    assertThatThrownBy(() -> port.reader().apply("http")).hasMessage("not a whole number");
  }

  @Test
  void aFlagIsTrueOrFalseAndNothingElse() {
    var flag = Setting.flag("bedloe.x", "false", "X.");
    assertThat(flag.reader().apply("true")).isTrue();
    assertThat(flag.reader().apply("false")).isFalse();
    assertThatThrownBy(() -> flag.reader().apply("yes")).hasMessage("neither true nor false");
  }

  @Test
  void aDurationIsPositiveAndInIso8601() {
    var life = Setting.duration("bedloe.x", "PT1H", "X.");
    assertThat(life.reader().apply("PT48H")).isEqualTo(Duration.ofDays(2));
    assertThatThrownBy(() -> life.reader().apply("48h")).hasMessageContaining("ISO 8601");
    assertThatThrownBy(() -> life.reader().apply("PT0S")).hasMessageContaining("longer");
    assertThatThrownBy(() -> life.reader().apply("-PT1S")).hasMessageContaining("longer");
  }

  @Test
  void anInvalidChoiceIsRefusedWithTheValidOnes() {
    var profile = Setting.choice("bedloe.profile", Profile.class, "development", "P.");
    assertThat(profile.reader().apply("test")).isEqualTo(Profile.TEST);
    assertThatThrownBy(() -> profile.reader().apply("TEST"))
        .hasMessage("not one of development, test, production");
  }

  @Test
  void theVariableOfAKeyIsItsNameInCapitals() {
    assertThat(Setting.text("bedloe.auth.token-life", "", "X.").variable())
        .isEqualTo("BEDLOE_AUTH_TOKEN_LIFE");
  }
}
