package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.oidc.CodeFlow;
import io.bedloe.platform.oidc.CodeFlow.Proof;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes a federated sign-in when the browser returns. The calls to the provider are made
 * outside of any transaction.
 */
@ApplicationScoped
public class FinishFederatedSignIn {

  private final CodeFlow flow;
  private final StateCookie seal;
  private final Identities identities;
  private final ApplyFederationRules admit;
  private final LinkIdentity link;
  private final Clock clock;
  private final RefusedFederatedSignIns refusedSignIns;

  @Inject
  public FinishFederatedSignIn(
      CodeFlow flow,
      StateCookie seal,
      Identities identities,
      ApplyFederationRules admit,
      LinkIdentity link,
      Clock clock,
      RefusedFederatedSignIns refusedSignIns) {
    this.flow = flow;
    this.seal = seal;
    this.identities = identities;
    this.admit = admit;
    this.link = link;
    this.clock = clock;
    this.refusedSignIns = refusedSignIns;
  }

  /**
   * The result of a federated sign-in.
   *
   * @param signedIn the new session; empty when an identity was linked instead
   * @param former the session that the browser had when the sign-in began; null when it had none
   */
  public record Finished(Optional<SignedIn> signedIn, @Nullable SessionId former) {}

  /**
   * Processes the authorization response.
   *
   * @param sealed the encrypted state that the browser has kept
   * @param answer the parameters of the authorization response
   */
  public Finished finish(
      String provider,
      @Nullable String sealed,
      Map<String, List<String>> answer,
      RequestOrigin origin) {
    try {
      var login = begun(provider, sealed, answer);
      var proof = flow.identity(provider, login.secret(), answer);
      return new Finished(finished(login, proof, origin), login.former());
    } catch (Rejected refused) {
      if (refused.rule().kind() != Rule.Kind.UNAVAILABLE) {
        refusedSignIns.record(provider, origin, refused);
      }
      throw refused;
    }
  }

  private Optional<SignedIn> finished(
      AuthorizationRequestState login, Proof proof, RequestOrigin origin) {
    if (login.linking() != null) {
      link.link(login.linking(), proof.identity());
      return Optional.empty();
    }
    return Optional.of(admit.signIn(proof, origin));
  }

  /** Returns the sign-in that this browser began at this server; it is accepted once. */
  private AuthorizationRequestState begun(
      String provider, @Nullable String sealed, Map<String, List<String>> answer) {
    var states = answer.getOrDefault("state", List.of());
    var now = clock.instant();
    var login =
        seal.open(sealed)
            .filter(kept -> kept.provider().equals(provider) && !kept.isOver(now))
            .filter(kept -> states.size() == 1 && kept.secret().isOf(states.get(0)))
            .orElseThrow(
                () ->
                    Rejected.because(
                        IdentityRule.LOGIN_STATE_MISMATCH,
                        "Start the sign-in again. It must be completed within ten minutes, in the browser "
                            + "that started it."));
    if (!identities.finish(login.secret(), login.expiresAt(), now)) {
      throw Rejected.because(
          IdentityRule.LOGIN_STATE_USED,
          "Start the sign-in again. An authorization response can be used once.");
    }
    return login;
  }
}
