package io.bedloe.access.usecase;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite.
 *
 * @param name what to call them; what stands before the {@code @} when left out
 * @param roles by name; none when left out
 */
public record InvitationInput(
    @NotBlank
        @Size(min = 3, max = 254)
        @Email
        @Pattern(
            regexp = RegistrationInput.MAILABLE,
            message = "has to be of ASCII characters without blanks")
        String email,
    @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = RegistrationInput.ONE_LINE, message = "has to be one line")
        String name,
    @Nullable @Size(max = 50) List<@NotNull @Size(max = 63) String> roles) {

  NewUserInput account() {
    var called = name == null ? email.substring(0, email.lastIndexOf('@')) : name;
    return new NewUserInput(email, called, null, roles);
  }
}
