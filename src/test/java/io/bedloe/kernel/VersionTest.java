package io.bedloe.kernel;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void aNamedVersionIsAcceptedAndAnyOtherIsStale() {
    var named = new Version(false, Set.of(2L, 3L));

    assertThatCode(() -> named.mustBe(3)).doesNotThrowAnyException();
    assertRefused(RequestRule.STALE_VERSION, () -> named.mustBe(4));
  }

  @Test
  void everyVersionIsAcceptedWhenTheClientNamesAll() {
    assertThatCode(() -> new Version(true, Set.of()).mustBe(4)).doesNotThrowAnyException();
  }

  @Test
  void everyVersionIsAcceptedWhenTheClientNamesNone() {
    assertThatCode(() -> Version.mustBeCurrent(null, 4)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Version.mustBeCurrent(new Version(false, Set.of()), 4))
        .isInstanceOf(Rejected.class);
  }
}
