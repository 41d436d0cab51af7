package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Opens the account of a verified registration, in the transaction of {@link VerifyEmail}. */
@ApplicationScoped
public class OpenRegisteredAccount {

  private final MailedTokens tokens;
  private final Users users;
  private final AttemptLimiter throttle;
  private final AuditTrail trail;

  @Inject
  public OpenRegisteredAccount(
      MailedTokens tokens, Users users, AttemptLimiter throttle, AuditTrail trail) {
    this.tokens = tokens;
    this.users = users;
    this.throttle = throttle;
    this.trail = trail;
  }

  /** Opens an account with the role {@code user}; the registration cannot choose roles. */
  @Transactional
  public void open(MailedToken token, Wanted wanted, RequestOrigin origin) {
    tokens.useForRegistration(token);
    var id =
        users
            .open(
                wanted.email(),
                wanted.name(),
                wanted.passwordHash(),
                List.of(BuiltInRole.USER.code()))
            .orElseThrow(MailedTokens::refused);
    users.verified(id);
    throttle.resetToken(origin.address());
    trail.record(
        new Caller(id, wanted.email(), Set.of(), Set.of()),
        "user.registered",
        Subject.of("user", id),
        null,
        users.seen(id).orElseThrow().value());
  }
}
