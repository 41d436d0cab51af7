package io.bedloe.access.usecase;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who wants an account.
 *
 * @param password 12 to 128 characters, not a common one
 * @param name what to call them; what stands before the {@code @} when left out
 */
public record RegistrationInput(
    @NotBlank
        @Size(min = 3, max = 254)
        @Email
        @Pattern(regexp = MAILABLE, message = "has to be of ASCII characters without blanks")
        String email,
    @NotBlank @Size(max = 512) String password,
    @Nullable @Size(min = 1, max = 200) @Pattern(regexp = ONE_LINE, message = "has to be one line")
        String name) {

  /** What every mail server takes, and no header can be forged with. */
  static final String MAILABLE = "[\\x21-\\x7e]*";

  /** Neither blank nor with a line break in any script. */
  static final String ONE_LINE = "(?=.*\\P{Z})[^\\p{Cc}\\p{Zl}\\p{Zp}]*";

  String calledName() {
    return name == null ? email.substring(0, email.lastIndexOf('@')) : name;
  }

  /** Never the password. */
  @Override
  public String toString() {
    return email;
  }
}
