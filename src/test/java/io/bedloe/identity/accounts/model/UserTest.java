package io.bedloe.identity.accounts.model;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.model.User.State;
import io.bedloe.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final AccountId ID = new AccountId(new UUID(0, 1));
  private static final User ACTIVE = user(true, true);
  private static final User INVITED = user(true, false);
  private static final User DISABLED = user(false, true);
  private static final User ERASED = ACTIVE.erase(NOW);

  private static User user(boolean enabled, boolean hasPassword) {
    return new User(
        ID, "jane@bedloe.example", "Jane", enabled, hasPassword, List.of("reader"), null);
  }

  @Test
  void anEnabledAccountIsActiveOrWithoutPassword() {
    assertThat(ACTIVE.state()).isEqualTo(State.ACTIVE);
    assertThat(INVITED.state()).isEqualTo(State.WITHOUT_PASSWORD);
    assertThat(DISABLED.state()).isEqualTo(State.DISABLED);
    assertThat(user(false, false).state()).isEqualTo(State.DISABLED);
  }

  @Test
  void accountsThatAreNeitherDisabledNorErasedAreUsable() {
    assertThat(ACTIVE.isUsable()).isTrue();
    assertThat(INVITED.isUsable()).isTrue();
    assertThat(DISABLED.isUsable()).isFalse();
    assertThat(ERASED.isUsable()).isFalse();
  }

  @Test
  void aDisabledAccountKeepsItsPasswordAndIsActiveWhenItIsEnabledAgain() {
    var disabled = ACTIVE.disable();
    assertThat(disabled).isEqualTo(DISABLED);
    assertThat(disabled.enable()).isEqualTo(ACTIVE);
    assertThat(INVITED.disable().enable().state()).isEqualTo(State.WITHOUT_PASSWORD);
  }

  @Test
  void enablingAnEnabledAccountAndDisablingADisabledOneChangesNothing() {
    assertThat(ACTIVE.enable()).isEqualTo(ACTIVE);
    assertThat(DISABLED.disable()).isEqualTo(DISABLED);
  }

  @Test
  void aChangeReplacesAddressNameAndRolesAndKeepsTheState() {
    assertThat(DISABLED.change("jane.roe@bedloe.example", "Jane Roe", List.of("admin")))
        .isEqualTo(
            new User(
                ID, "jane.roe@bedloe.example", "Jane Roe", false, true, List.of("admin"), null));
  }

  @Test
  void aProviderChangesAddressAndRolesOfAUsableAccount() {
    assertThat(INVITED.changeByProvider("jane.roe@bedloe.example", List.of("admin")))
        .isEqualTo(
            new User(ID, "jane.roe@bedloe.example", "Jane", true, false, List.of("admin"), null));
  }

  @Test
  void aProviderChangesNoAccountThatIsDisabledOrErased() {
    assertThatThrownBy(() -> DISABLED.changeByProvider("a@b.example", List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ERASED.changeByProvider("a@b.example", List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anErasedAccountHasNoPersonalDataNoPasswordAndNoRoles() {
    assertThat(ERASED)
        .isEqualTo(
            new User(
                ID,
                "erased-00000000-0000-0000-0000-000000000001@erased.invalid",
                "Erased",
                false,
                false,
                List.of(),
                NOW));
    assertThat(ERASED.state()).isEqualTo(State.ERASED);
  }

  @Test
  void anAccountIsErasedInEachOtherState() {
    assertThat(INVITED.erase(NOW)).isEqualTo(ERASED);
    assertThat(DISABLED.erase(NOW)).isEqualTo(ERASED);
  }

  @Test
  void anErasedAccountIsFinal() {
    assertRefused(AccountRule.ACCOUNT_ERASED, ERASED::enable);
    assertRefused(AccountRule.ACCOUNT_ERASED, ERASED::disable);
    assertRefused(AccountRule.ACCOUNT_ERASED, () -> ERASED.erase(NOW));
    assertRefused(AccountRule.ACCOUNT_ERASED, () -> ERASED.change("a@b.example", "A", List.of()));
    assertRefused(AccountRule.ACCOUNT_ERASED, ERASED::mustNotBeErased);
  }

  @Test
  void onlyAnEnabledAccountWithoutPasswordIsInvited() {
    INVITED.mustAllowInvitation();
    assertRefused(RegistrationRule.PASSWORD_ALREADY_SET, ACTIVE::mustAllowInvitation);
    assertRefused(RegistrationRule.PASSWORD_ALREADY_SET, DISABLED::mustAllowInvitation);
    assertRefused(RegistrationRule.PASSWORD_ALREADY_SET, user(false, false)::mustAllowInvitation);
    assertRefused(RegistrationRule.PASSWORD_ALREADY_SET, ERASED::mustAllowInvitation);
  }
}
