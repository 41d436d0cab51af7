package io.bedloe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

  private static final List<Setting<?>> KNOWN =
      List.of(Setting.text("bedloe.orders.confirm-within", "PT48H", "A setting with a dash."));

  @Test
  void aSettingIsKnownByItsNameAndAsAnEnvironmentVariableSpellsIt() {
    assertThat(
            SettingsCheck.unknown(
                List.of("bedloe.orders.confirm-within", "bedloe.orders.confirm.within"), KNOWN))
        .isEmpty();
  }

  @Test
  void aNameOfOursThatNoSettingHasIsUnknownAndThoseOfOthersAreNotOurs() {
    assertThat(SettingsCheck.unknown(List.of("bedloe.orders.confirm", "java.home", "PATH"), KNOWN))
        .containsExactly("bedloe.orders.confirm");
  }
}
