package io.bedloe.identity.accounts.usecase;

import io.bedloe.platform.validation.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to register an account.
 *
 * @param password 12 to 128 characters, not a common password
 * @param name the display name; the part before the {@code @} when left out
 */
@Schema(description = "An account that somebody opens for themselves.")
public record RegistrationInput(
    @Schema(description = "The e-mail address of the account.")
        @NotBlank
        @Email
        @Pattern(regexp = MAILABLE, message = "must be ASCII characters without blanks")
        String email,
    @Schema(
            description = "The password, 12 to 128 characters.",
            examples = "correct horse battery staple")
        @NotBlank
        @Size(max = 512)
        String password,
    @Schema(
            description =
                "The name of the account; the part of the e-mail address before the @ when it is left"
                    + " out.",
            examples = "Jane Doe")
        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = ONE_LINE, message = "must be one line")
        String name) {

  /** These characters are valid in the headers of every mail server and cannot forge a header. */
  static final String MAILABLE = "[\\x21-\\x7e]*";

  /** The text is not blank and contains no line break of any script. */
  static final String ONE_LINE =
      "(?=.*[^\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*";

  String calledName() {
    return name == null ? email.substring(0, email.lastIndexOf('@')) : name;
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return email;
  }
}
