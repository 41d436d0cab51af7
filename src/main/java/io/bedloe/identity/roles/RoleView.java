package io.bedloe.identity.roles;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A role.
 *
 * @param builtIn whether the role always exists and cannot be changed
 * @param permissions the role's own permissions
 * @param parents the roles whose permissions it inherits
 * @param secondFactor whether the role requires a second factor before it allows anything
 */
@Schema(description = "A role.")
public record RoleView(
    @Schema(description = "The id of the role.") RoleId id,
    @Schema(description = "The name of the role.", examples = "warehouse") String name,
    @Schema(description = "The purpose of the role.", examples = "Counts and receives stock")
        String description,
    @Schema(description = "Whether the role comes with the server and cannot be changed.")
        boolean builtIn,
    @Schema(
            description = "The permissions that the role gives itself.",
            examples = "[\"stock:read\"]")
        List<String> permissions,
    @Schema(description = "The roles whose permissions it gives too.", examples = "[\"user\"]")
        List<String> parents,
    @Schema(description = "Whether accounts with the role must use a second factor.")
        boolean secondFactor,
    @Schema(description = "When the role was created.") Instant createdAt,
    @Schema(description = "When the role was last changed.") Instant updatedAt) {}
