package io.bedloe.access.usecase;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a new account.
 *
 * @param password 12 to 128 characters, not a common one; without one the account cannot sign in by
 *     password
 * @param roles by name; none when left out
 */
public record NewUserInput(
    @NotBlank @Size(min = 3, max = 254) @Email String email,
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(max = 512) String password,
    @Nullable @Size(max = 50) List<@NotNull @Size(max = 63) String> roles) {

  List<String> roleNames() {
    return roles == null ? List.of() : roles.stream().distinct().sorted().toList();
  }

  /** Never the password. */
  @Override
  public String toString() {
    return email;
  }
}
