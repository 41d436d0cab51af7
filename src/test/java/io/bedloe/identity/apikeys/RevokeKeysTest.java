package io.bedloe.identity.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.accounts.KeyRevocationRequested;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.AccessRevoked;
import io.bedloe.kernel.AccountId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevokeKeysTest {

  private static final AccountId OWNER = new AccountId(new UUID(0, 1));

  private final FakeSql sql = new FakeSql();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final FakeEvents<AccessChanged> changed = new FakeEvents<>();
  private final RevokeKeys revoke =
      new RevokeKeys(new ApiKeys(sql), trail, changed, new FakeClock());

  @Test
  void revokedAccessIsRecordedWhenTheAccountHadKeys() {
    sql.change("UPDATE api_keys", parameters -> 2);
    revoke.accessRevoked(new AccessRevoked(OWNER));
    assertThat(trail.actions()).containsExactly("api-keys.revoked");
  }

  @Test
  void revokedAccessOfAnAccountWithoutKeysIsNotRecorded() {
    sql.change("UPDATE api_keys", parameters -> 0);
    revoke.accessRevoked(new AccessRevoked(OWNER));
    assertThat(trail.actions()).isEmpty();
  }

  @Test
  void aRequestedRevocationIsRecordedAndAnnouncedAlsoWithoutKeys() {
    sql.change("UPDATE api_keys", parameters -> 0);
    revoke.requested(new KeyRevocationRequested(OWNER));
    assertThat(trail.actions()).containsExactly("api-keys.revoked");
    assertThat(changed.fired()).hasSize(1);
  }
}
