package io.bedloe.identity.sessions.api;

import io.bedloe.kernel.EmailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to sign in.
 *
 * @param code the code of the second factor, or a recovery code; accounts without a factor leave it
 *     out
 * @param useCookie whether the refresh token is sent as a cookie, which scripts cannot read
 */
@Schema(description = "The credentials of a sign-in.")
public record AuthCredentials(
    @Schema(description = "The e-mail address of the account.", examples = "manager@bedloe.example")
        @NotBlank
        @Size(max = EmailAddress.LONGEST)
        String email,
    @Schema(description = "The password of the account.", examples = "correct horse battery staple")
        @NotBlank
        @Size(max = 512)
        String password,
    @Schema(
            description =
                "The code of the second factor or a recovery code; accounts without a second"
                    + " factor leave it out.",
            examples = "123456")
        @Nullable
        @Size(max = 40)
        String code,
    @Schema(
            description =
                "Whether the refresh token is set as a cookie, which scripts cannot read, and not"
                    + " returned in the body.",
            examples = "false")
        @Nullable Boolean useCookie) {

  /** Leaves the password and the code out. */
  @Override
  public String toString() {
    return email;
  }
}
