package io.bedloe.identity.accounts.usecase;

import io.bedloe.platform.validation.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to invite a user.
 *
 * @param name the display name; the part before the {@code @} when left out
 * @param roles the names of the roles; none when left out
 */
@Schema(description = "The account of somebody who chooses the password by a link in an e-mail.")
public record InvitationInput(
    @Schema(description = "The e-mail address of the account.")
        @NotBlank
        @Email
        @Pattern(
            regexp = RegistrationInput.MAILABLE,
            message = "must be ASCII characters without blanks")
        String email,
    @Schema(
            description =
                "The name of the account; the part of the e-mail address before the @ when it is left"
                    + " out.",
            examples = "Jane Doe")
        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = RegistrationInput.ONE_LINE, message = "must be one line")
        String name,
    @Schema(
            description = "The roles of the account; none when they are left out.",
            examples = "[\"user\"]")
        @Nullable
        @Size(max = 50)
        List<@NotNull @Size(max = 63) String> roles) {

  NewUserInput account() {
    var called = name == null ? email.substring(0, email.lastIndexOf('@')) : name;
    return new NewUserInput(email, called, null, roles);
  }
}
