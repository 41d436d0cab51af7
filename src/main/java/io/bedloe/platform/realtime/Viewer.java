package io.bedloe.platform.realtime;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.SentCredentials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The caller of an open connection.
 *
 * @param caller the caller with the current rights
 * @param context the request that opened the connection
 * @param expiresAt the end of the access token; null for a credential that is looked up
 * @param credentials the token of another issuer, which is verified again; null for sessions and
 *     API keys
 */
public record Viewer(
    Caller caller,
    RequestContext context,
    @Nullable Instant expiresAt,
    @Nullable SentCredentials credentials) {

  /**
   * Everything that decides which events a caller may see, at one moment. Connections with equal
   * rights share an evaluation.
   */
  record Rights(Caller caller, String address, String method, String path) {}

  Rights rights() {
    var credential = caller.credential();
    var shared =
        new Caller(
            caller.id(),
            caller.name(),
            caller.roles(),
            caller.permissions(),
            new Credential(
                null,
                credential.apiKeyId(),
                credential.impersonatorId(),
                credential.lacksSecondFactor()));
    return new Rights(shared, context.address(), context.method(), context.path());
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  Viewer with(Caller current) {
    return current.equals(caller) ? this : new Viewer(current, context, expiresAt, credentials);
  }
}
