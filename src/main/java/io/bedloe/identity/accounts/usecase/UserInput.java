package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.platform.validation.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to change an account.
 *
 * @param enabled whether the account can sign in; true when left out
 * @param roles the names of the roles; none when left out
 */
@Schema(description = "Changes of an account.")
public record UserInput(
    @Schema(description = "The e-mail address of the account.") @NotBlank @Email String email,
    @Schema(description = "The name of the account.", examples = "Jane Doe")
        @NotBlank
        @Size(max = 200)
        String name,
    @Schema(description = "Whether the account can be used.") @Nullable Boolean enabled,
    @Schema(description = "The roles of the account.", examples = "[\"user\"]")
        @Nullable
        @Size(max = 50)
        List<@NotNull @Size(max = 63) String> roles) {

  static UserInput of(UserView user) {
    return new UserInput(user.email(), user.name(), user.enabled(), user.roles());
  }

  /** Returns whether an account has these values already, so that nothing changes. */
  boolean equalsState(UserView user) {
    return email.equals(user.email())
        && name.equals(user.name())
        && isEnabled() == user.enabled()
        && roleNames().equals(user.roles().stream().sorted().toList());
  }

  /** Returns the account with these values. */
  User appliedTo(User user) {
    var changed = user.change(email, name, roleNames());
    return isEnabled() ? changed.enable() : changed.disable();
  }

  boolean isEnabled() {
    return enabled == null || enabled;
  }

  List<String> roleNames() {
    return roles == null ? List.of() : roles.stream().distinct().sorted().toList();
  }
}
