package io.bedloe.identity.accounts.usecase;

import io.bedloe.platform.validation.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to create an account.
 *
 * @param password 12 to 128 characters, not a common password; without one the account cannot sign
 *     in by password
 * @param roles the names of the roles; none when left out
 */
@Schema(description = "An account to create.")
public record NewUserInput(
    @Schema(description = "The e-mail address of the account.") @NotBlank @Email String email,
    @Schema(description = "The name of the account.", examples = "Jane Doe")
        @NotBlank
        @Size(max = 200)
        String name,
    @Schema(
            description =
                "The password, 12 to 128 characters; an account without one can sign in with an"
                    + " identity provider only.",
            examples = "correct horse battery staple")
        @Nullable
        @Size(max = 512)
        String password,
    @Schema(
            description = "The roles of the account; none when they are left out.",
            examples = "[\"user\"]")
        @Nullable
        @Size(max = 50)
        List<@NotNull @Size(max = 63) String> roles) {

  List<String> roleNames() {
    return roles == null ? List.of() : roles.stream().distinct().sorted().toList();
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return email;
  }
}
