package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.BuiltInRole;
import io.bedloe.identity.access.data.Registrations.Wanted;
import io.bedloe.identity.access.data.Sessions.Origin;
import io.bedloe.identity.access.data.Users;
import io.bedloe.identity.access.model.MailedToken;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Opens the account of a verified registration; the transaction of {@link VerifyEmail}. */
@ApplicationScoped
public class OpenRegisteredAccount {

  private final MailedTokens tokens;
  private final Users users;
  private final SignInThrottle throttle;
  private final AuditTrail trail;

  @Inject
  public OpenRegisteredAccount(
      MailedTokens tokens, Users users, SignInThrottle throttle, AuditTrail trail) {
    this.tokens = tokens;
    this.users = users;
    this.throttle = throttle;
    this.trail = trail;
  }

  /** The account has the role {@code user}, whatever the registration said. */
  @Transactional
  public void open(MailedToken token, Wanted wanted, Origin origin) {
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
    throttle.forgetToken(origin.address());
    trail.record(
        new Caller(id, wanted.email(), Set.of(), Set.of()),
        "user.registered",
        Subject.of("user", id),
        null,
        users.seen(id).orElseThrow().value());
  }
}
