package io.bedloe.identity.federation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An external identity of an account.
 *
 * @param provider the provider's name when the identity was linked
 * @param issuer the issuer in the provider's tokens
 * @param email the address that the provider reported last, so that people recognise the identity
 * @param lastUsedAt when the identity was last used to sign in; absent before the first time
 */
@Schema(description = "An identity at an identity provider that is linked to an account.")
public record IdentityView(
    @Schema(description = "The id of the link.") IdentityId id,
    @Schema(description = "The name of the provider.", examples = "keycloak") String provider,
    @Schema(
            description = "The issuer of the provider.",
            examples = "https://idp.example.com/realms/shop")
        String issuer,
    @Schema(description = "The e-mail address at the provider.", examples = "jane.doe@example.com")
        @Nullable String email,
    @Schema(description = "When the identity was linked.") Instant linkedAt,
    @Schema(description = "When the identity was last used to sign in.")
        @Nullable Instant lastUsedAt) {}
