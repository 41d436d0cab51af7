package io.bedloe.access.usecase;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What makes the first admin.
 *
 * @param secret the one of the configuration
 * @param password 12 to 128 characters, not a common one
 */
public record FirstAdminInput(
    @NotBlank @Size(max = 512) String secret,
    @NotBlank @Size(min = 3, max = 254) @Email String email,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 512) String password) {

  /** Neither the secret nor the password. */
  @Override
  public String toString() {
    return email;
  }
}
