package io.bedloe.kernel;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static final SessionId SESSION = new SessionId(new UUID(0, 1));
  private static final ApiKeyId KEY = new ApiKeyId(new UUID(0, 2));
  private static final AccountId HELPER = new AccountId(new UUID(0, 3));

  private static Caller caller(Credential credential) {
    return new Caller(
        new AccountId(new UUID(0, 9)),
        "jane",
        Set.of("reader"),
        Set.of(Permission.CATALOG_READ),
        credential);
  }

  @Test
  void aCallerMayWhatItsPermissionsAllowAndNothingElse() {
    var caller = caller(Credential.NONE);
    caller.require(Permission.CATALOG_READ);
    assertThat(caller.may(Permission.CATALOG_READ)).isTrue();
    assertThat(caller.may(Permission.CATALOG_WRITE)).isFalse();
    assertThat(
            assertRefused(AccessRule.FORBIDDEN, () -> caller.require(Permission.CATALOG_WRITE))
                .detail())
        .contains("catalog:write");
  }

  @Test
  void theCredentialOfACallerIsASessionOrAKeyOrNone() {
    assertThat(caller(Credential.session(SESSION)).sessionId()).isEqualTo(SESSION);
    assertThat(caller(Credential.session(SESSION)).apiKeyId()).isNull();
    assertThat(caller(Credential.apiKey(KEY)).apiKeyId()).isEqualTo(KEY);
    assertThat(caller(Credential.apiKey(KEY)).sessionId()).isNull();
    assertThat(caller(Credential.NONE).impersonatorId()).isNull();
    assertThat(caller(new Credential(SESSION, null, HELPER, false)).impersonatorId())
        .isEqualTo(HELPER);
  }

  @Test
  void theServerItselfHasAllPermissionsAndTheNilId() {
    assertThat(Caller.SYSTEM.permissions()).containsExactlyInAnyOrder(Permission.values());
    assertThat(Caller.SYSTEM.id()).hasToString("00000000-0000-0000-0000-000000000000");
  }

  @Test
  void aPermissionIsFoundByItsCodeAndAnUnknownCodeIsNone() {
    assertThat(Permission.of("catalog:read")).contains(Permission.CATALOG_READ);
    assertThat(Permission.of("CATALOG_READ")).isEmpty();
    assertThat(Permission.values())
        .allSatisfy(
            permission -> {
              assertThat(permission.code()).matches("[a-z]+:[a-z-]+");
              assertThat(Permission.of(permission.code())).contains(permission);
              assertThat(permission.meaning()).isNotBlank();
            });
  }
}
