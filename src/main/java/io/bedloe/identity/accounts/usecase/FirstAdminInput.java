package io.bedloe.identity.accounts.usecase;

import io.bedloe.platform.validation.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The request to create the first administrator.
 *
 * @param secret the secret of the configuration
 * @param password 12 to 128 characters, not a common password
 */
@Schema(description = "The account of the first administrator.")
public record FirstAdminInput(
    @Schema(
            description = "The secret of the server's setting bedloe.auth.first-admin-secret.",
            examples = "a-secret-of-32-characters-or-more")
        @NotBlank
        @Size(max = 512)
        String secret,
    @Schema(description = "The e-mail address of the account.") @NotBlank @Email String email,
    @Schema(description = "The name of the account.", examples = "Jane Doe")
        @NotBlank
        @Size(max = 200)
        String name,
    @Schema(
            description = "The password, 12 to 128 characters.",
            examples = "correct horse battery staple")
        @NotBlank
        @Size(max = 512)
        String password) {

  /** Leaves the secret and the password out. */
  @Override
  public String toString() {
    return email;
  }
}
