package io.bedloe.identity.accounts.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ADDRESS;
import static io.bedloe.identity.accounts.usecase.AccountFixture.ORIGIN;
import static io.bedloe.identity.accounts.usecase.AccountFixture.PASSWORD;
import static io.bedloe.identity.accounts.usecase.AccountFixture.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.roles.RoleRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.throttle.ThrottleRule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that an administrator opens: by an invitation, or with a password. */
class InviteUserTest {

  private static final String EMAIL = "guest@bedloe.example";
  private static final Version OTHER = new Version(false, Set.of(7L));

  private final AccountFixture at = new AccountFixture();
  private final InviteUser invite =
      new InviteUser(at.manage, at.openUser, at.tokens, at.limiter, at.mails, at.trail);
  private final SetPassword set =
      new SetPassword(at.tokens, at.users, at.policy, at.passwords, at.limiter, at.replace);
  private final AccountId clerk = at.put("clerk@bedloe.example", "clerk");
  private final Caller caller = at.caller(clerk, Permission.USERS_MANAGE, Permission.CATALOG_READ);

  @BeforeEach
  void threeRoles() {
    at.roles.put("reader", false, List.of(), Permission.CATALOG_READ);
    at.roles.put("clerk", false, List.of("reader"), Permission.USERS_MANAGE);
    at.roles.put("admin", true, List.of(), Permission.values());
  }

  private Versioned<UserView> invite(String... roles) {
    return invite.invite(new InvitationInput(EMAIL, null, List.of(roles)), caller);
  }

  private static NewUserInput withPassword(String password, String... roles) {
    return new NewUserInput(EMAIL, "Guest", password, List.of(roles));
  }

  @Test
  void anInvitedUserHasAnAccountWithoutAPasswordAndALink() {
    var opened = invite("reader").value();
    assertThat(opened.email()).isEqualTo(EMAIL);
    assertThat(opened.roles()).containsExactly("reader");
    assertThat(opened.hasPassword()).isFalse();
    assertThat(at.lastMail().to()).isEqualTo(EMAIL);
    assertThat(at.trail.actions()).containsExactly("user.opened", "user.invited");
  }

  @Test
  void theLinkSetsTheFirstPasswordOnce() {
    var id = invite("reader").value().id();
    var token = at.mailedToken();
    set.setFirst(token, PASSWORD, ORIGIN);
    assertThat(at.users.hashOf(id)).isEqualTo(at.passwords.hash(PASSWORD, ADDRESS));
    assertThat(at.users.isVerified(id)).isTrue();
    assertThat(at.trail.actions()).endsWith("invitation.accepted");
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.setFirst(token, PASSWORD, ORIGIN));
  }

  @Test
  void anInvitationIsGoodForAWeek() {
    var id = invite("reader").value().id();
    var token = at.mailedToken();
    at.clock.pass(Duration.ofDays(7));
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.setFirst(token, PASSWORD, ORIGIN));
    at.clock.pass(Duration.ofMillis(-1));
    set.setFirst(token, PASSWORD, ORIGIN);
    assertThat(at.users.hashOf(id)).isEqualTo(at.passwords.hash(PASSWORD, ADDRESS));
  }

  @Test
  void anInvitationIsNoReset() {
    invite("reader");
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.reset(at.mailedToken(), PASSWORD, ORIGIN));
  }

  @Test
  void nobodyInvitesWithRolesThatExceedTheirOwn() {
    assertThat(codes(assertRefused(AccountRule.INVALID_USER, () -> invite("admin", "ghost"))))
        .containsExactly("exceeds-own-rights", "unknown-role");
    assertThat(at.users.addressOf(EMAIL)).isEmpty();
    assertThat(at.queue.mails()).isEmpty();
  }

  @Test
  void anAddressWithAnAccountIsNotInvited() {
    at.put("GUEST@bedloe.example");
    assertRefused(AccountRule.EMAIL_TAKEN, () -> invite("reader"));
    assertThat(at.queue.mails()).isEmpty();
  }

  @Test
  void withoutAMailServerNobodyIsInvited() {
    at.queue.removeServer();
    assertRefused(RegistrationRule.NO_MAIL_SERVER, () -> invite("reader"));
    assertThat(at.users.addressOf(EMAIL)).isEmpty();
  }

  @Test
  void anotherInvitationReplacesTheFormerLink() {
    var opened = invite("reader");
    var former = at.mailedToken();
    invite.resend(
        opened.value().id(), new Version(false, Set.of(opened.version())), caller, ADDRESS);
    assertThat(at.queue.mails()).hasSize(2);
    assertRefused(
        RegistrationRule.INVALID_MAILED_TOKEN, () -> set.setFirst(former, PASSWORD, ORIGIN));
    set.setFirst(at.mailedToken(), PASSWORD, ORIGIN);
    assertThat(at.users.hashOf(opened.value().id())).isNotNull();
  }

  @Test
  void onlyAnEnabledAccountWithoutAPasswordIsInvitedAgain() {
    var id = invite("reader").value().id();
    at.users.disable(id);
    assertRefused(
        RegistrationRule.PASSWORD_ALREADY_SET, () -> invite.resend(id, null, caller, ADDRESS));
    var known = at.put("known@bedloe.example", "reader");
    assertRefused(
        RegistrationRule.PASSWORD_ALREADY_SET, () -> invite.resend(known, null, caller, ADDRESS));
    assertThat(at.queue.mails()).hasSize(1);
  }

  @Test
  void anAccountWithMoreRightsOrInAnOldVersionIsNotInvitedAgain() {
    var admin = at.users.put("admin@bedloe.example", null, "admin");
    assertRefused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> invite.resend(admin, null, caller, ADDRESS));
    var id = invite("reader").value().id();
    assertRefused(RequestRule.STALE_VERSION, () -> invite.resend(id, OTHER, caller, ADDRESS));
    assertRefused(
        AccountRule.USER_NOT_FOUND,
        () -> invite.resend(new AccountId(new UUID(0, 9)), OTHER, caller, ADDRESS));
    assertThat(at.queue.mails()).hasSize(1);
  }

  @Test
  void theFourthResendOfAnInvitationIsDelayed() {
    var id = invite("reader").value().id();
    for (int i = 0; i < 3; i++) {
      invite.resend(id, null, caller, ADDRESS);
    }
    assertRefused(ThrottleRule.TOO_MANY_MAILS, () -> invite.resend(id, null, caller, ADDRESS));
  }

  @Test
  void anAccountIsOpenedWithAPasswordThatKeepsTheRules() {
    var prepared = at.openUser.prepare(withPassword(PASSWORD, "reader"), caller);
    var opened = at.openUser.open(prepared, caller).value();
    assertThat(opened.hasPassword()).isTrue();
    assertThat(prepared.toString()).doesNotContain(PASSWORD);
    assertThat(
            codes(
                assertRefused(
                    PasswordRule.INVALID_PASSWORD,
                    () -> at.openUser.prepare(withPassword("short"), caller))))
        .containsExactly("too-short");
  }

  @Test
  void theRolesAreCheckedBeforeAnyPasswordIsHashedAndAgainInTheTransaction() {
    assertRefused(
        AccountRule.INVALID_USER,
        () -> at.openUser.prepare(withPassword("short", "admin"), caller));
    var sneaked = new OpenUser.Prepared(withPassword(PASSWORD, "admin"), "hash");
    assertRefused(AccountRule.INVALID_USER, () -> at.openUser.open(sneaked, caller));
    assertThat(at.users.addressOf(EMAIL)).isEmpty();
  }
}
