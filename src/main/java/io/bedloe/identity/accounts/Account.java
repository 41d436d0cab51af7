package io.bedloe.identity.accounts;

import io.bedloe.kernel.AccountId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account of a person or a program that can sign in.
 *
 * @param email the sign-in address
 * @param name the owner's display name
 * @param roles the names of the roles
 */
@Schema(description = "An account, as sign-in returns it.")
public record Account(
    @Schema(description = "The id of the account.") AccountId id,
    @Schema(description = "The e-mail address of the account.", examples = "jane.doe@example.com")
        String email,
    @Schema(description = "The name of the account.", examples = "Jane Doe") String name,
    @Schema(description = "The roles of the account.", examples = "[\"manager\"]")
        List<String> roles) {}
