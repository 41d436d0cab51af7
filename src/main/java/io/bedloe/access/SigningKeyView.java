package io.bedloe.access;

import java.time.Instant;

/**
 * A key that signs access tokens; its public half stands at {@code /.well-known/jwks.json}.
 *
 * @param kid names it in tokens and in the key set
 * @param signsFrom from when on it signs, until the next one does
 */
public record SigningKeyView(String kid, Instant createdAt, Instant signsFrom) {}
