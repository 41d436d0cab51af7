package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as administrators see it.
 *
 * @param enabled whether the account can sign in
 * @param hasPassword whether the account can sign in with a password
 * @param secondFactor whether the account signs in with a second factor
 * @param erasedAt when the personal data was deleted
 */
@Schema(description = "An account.")
public record UserView(
    @Schema(description = "The id of the account.") AccountId id,
    @Schema(description = "The e-mail address of the account.", examples = "jane.doe@example.com")
        String email,
    @Schema(description = "The name of the account.", examples = "Jane Doe") String name,
    @Schema(description = "Whether the account can be used.") boolean enabled,
    @Schema(description = "Whether the account has a password.") boolean hasPassword,
    @Schema(description = "Whether the account has a second factor.") boolean secondFactor,
    @Schema(description = "The roles of the account.", examples = "[\"user\"]") List<String> roles,
    @Schema(description = "When the account was created.") Instant createdAt,
    @Schema(description = "When the account was last changed.") Instant updatedAt,
    @Schema(
            description =
                "When the personal data of the account were erased; absent when they were not.")
        @Nullable Instant erasedAt) {}
