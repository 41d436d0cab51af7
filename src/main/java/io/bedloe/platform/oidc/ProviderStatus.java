package io.bedloe.platform.oidc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a provider, as this server sees it.
 *
 * @param signIn whether people can sign in with it
 * @param bearerTokens whether its access tokens are accepted
 * @param createsAccounts whether a person who is new here gets an account
 * @param managedRoles the roles that it gives and takes
 * @param reachable whether it answered when it was last asked
 * @param lastError why it did not; absent when it did
 * @param checkedAt when it last answered; absent before that
 * @param keys how many of its keys are known
 */
public record ProviderStatus(
    String name,
    String title,
    String issuer,
    boolean signIn,
    boolean bearerTokens,
    boolean createsAccounts,
    List<String> managedRoles,
    boolean reachable,
    @Nullable String lastError,
    @Nullable Instant checkedAt,
    int keys) {}
