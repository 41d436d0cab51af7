package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.bedloe.fakes.FakeClock;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.oidc.ProviderStatus.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that the status of a provider follows the last real exchange with each of its parts. */
class IssuerStatusTest {

  private static final String NAME = "https://corp.example";

  private static final String DISCOVERY =
      """
      {"issuer": "%s", "authorization_endpoint": "%s/auth", "token_endpoint": "%s/token",
       "jwks_uri": "%s/keys", "subject_types_supported": ["public"],
       "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}"""
          .formatted(NAME, NAME, NAME, NAME);

  private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

  private final FakeClock clock = new FakeClock();
  private final Answers answers = new Answers();
  private final Issuer issuer = new Issuer(provider(), answers, clock);

  /** A provider that responds, unless a test makes it fail. */
  private static class Answers extends IssuerHttp {
    private @Nullable String discoveryFault;
    private @Nullable String keysFault;

    @Override
    String get(URI address) throws NotReached {
      boolean isKeys = address.getPath().equals("/keys");
      var fault = isKeys ? keysFault : discoveryFault;
      if (fault != null) {
        throw new NotReached(fault);
      }
      return isKeys ? "{\"keys\": []}" : DISCOVERY;
    }
  }

  private static Provider provider() {
    return new Provider(
        "corp",
        "Corp",
        NAME,
        null,
        null,
        new RoleMapping("roles", RoleMapping.parse("none")),
        false,
        List.of(),
        Provider.Sessions.LIKE_OTHERS);
  }

  private ProviderStatus looked() {
    issuer.looks().forEach(Runnable::run);
    return issuer.status();
  }

  @Test
  void beforeTheFirstExchangeTheStatusIsUnknown() {
    var status = issuer.status();
    assertThat(status.reachable()).isFalse();
    assertThat(status.lastError()).isNull();
    assertThat(status.parts().discovery().state()).isEqualTo(State.NOT_ASKED);
    assertThat(status.parts().keys().state()).isEqualTo(State.NOT_ASKED);
    assertThat(status.parts().tokenEndpoint().state()).isEqualTo(State.NOT_ASKED);
  }

  @Test
  void aProviderThatHasHealedIsReachableAtTheNextLook() {
    assertThat(looked().reachable()).isTrue();
    answers.keysFault = "the provider returned status 500";
    clock.pass(Duration.ofSeconds(30));
    issuer.get(ANY, null); // A token with an unknown key causes a fetch of the keys, which fails.
    var sick = issuer.status();
    assertThat(sick.reachable()).isFalse();
    assertThat(sick.lastError()).isEqualTo("the provider returned status 500");
    assertThat(sick.parts().keys().state()).isEqualTo(State.FAILED);
    assertThat(sick.parts().keys().succeededAt()).isEqualTo(clock.instant().minusSeconds(30));
    assertThat(sick.parts().discovery().state()).isEqualTo(State.SUCCEEDED);

    answers.keysFault = null;
    clock.pass(Duration.ofSeconds(10));
    var healed = looked();
    assertThat(healed.reachable()).isTrue();
    assertThat(healed.lastError()).isNull();
    assertThat(healed.parts().keys().askedAt()).isEqualTo(clock.instant());
  }

  @Test
  void aProviderThatHasJustFailedIsNotReachableThoughItsKeysAreRemembered() {
    assertThat(looked().reachable()).isTrue();
    answers.discoveryFault = "no connection is available";
    answers.keysFault = "no connection is available";
    clock.pass(Duration.ofSeconds(10));
    var away = looked();
    assertThat(away.reachable()).isFalse();
    assertThat(away.parts().discovery().lastError()).isEqualTo("no connection is available");
    assertThat(away.parts().keys().state()).isEqualTo(State.FAILED);
  }

  @Test
  void frequentChecksAreLimited() {
    looked();
    var asked = clock.instant();
    clock.pass(Duration.ofSeconds(4));
    assertThat(looked().parts().discovery().askedAt()).isEqualTo(asked);
    clock.pass(Duration.ofSeconds(1));
    assertThat(looked().parts().discovery().askedAt()).isEqualTo(clock.instant());
  }

  @Test
  void aTokenEndpointThatRefusesOurClientIsAFault() {
    looked();
    issuer.tokenEndpoint().failed("the provider rejects our requests: invalid_client");
    var status = looked();
    assertThat(status.reachable()).isFalse();
    assertThat(status.parts().tokenEndpoint().lastError())
        .isEqualTo("the provider rejects our requests: invalid_client");
    issuer.tokenEndpoint().succeeded();
    assertThat(issuer.status().reachable()).isTrue();
  }

  @Test
  void withoutADiscoveryDocumentTheKeysAreNotAsked() {
    answers.discoveryFault = "it answered 404";
    assertThat(looked().parts().keys().state()).isEqualTo(State.NOT_ASKED);
    assertThatThrownBy(issuer::metadata).isInstanceOf(Rejected.class);
  }

  @Test
  void providersAreAskedInParallel() throws Exception {
    var bothAreAsked = new CountDownLatch(2);
    var slow =
        new Answers() {
          @Override
          String get(URI address) throws NotReached {
            bothAreAsked.countDown();
            try {
              if (!bothAreAsked.await(1, TimeUnit.MINUTES)) {
                throw new NotReached("the other one was not asked meanwhile");
              }
            } catch (InterruptedException stopping) {
              throw new NotReached("stopping");
            }
            return super.get(address);
          }
        };
    var both = List.of(new Issuer(provider(), slow, clock), new Issuer(provider(), slow, clock));
    var pool = Executors.newFixedThreadPool(4);
    try {
      Issuers.discover(both, pool);
    } finally {
      pool.shutdownNow();
    }
    assertThat(both).allMatch(issuer -> issuer.status().reachable());
  }
}
