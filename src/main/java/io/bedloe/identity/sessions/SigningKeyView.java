package io.bedloe.identity.sessions;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key that signs access tokens; its public part is published at {@code /.well-known/jwks.json}.
 *
 * @param kid the key id in tokens and in the key set
 * @param signsFrom when it begins to sign, until the next key does
 */
@Schema(description = "A key that signs access tokens.")
public record SigningKeyView(
    @Schema(
            description = "The key id (kid) that tokens name.",
            examples = "01981f5e-5a0c-7b7e-9f7a-0d6c1f2a3b4c")
        String kid,
    @Schema(description = "When the key was created.") Instant createdAt,
    @Schema(description = "When the key begins to sign.") Instant signsFrom) {}
