package io.bedloe.identity.accounts;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of registration, invitations and forgotten passwords. */
@ApplicationScoped
public class RegistrationSettings implements SettingsOwner {

  public static final Setting<Boolean> OPEN =
      Setting.flag(
          "bedloe.registration.open",
          "true",
          "Whether anybody may create an account with the role user; needs bedloe.mail.host.");

  public static final Setting<Duration> VERIFICATION_LIFE =
      Setting.duration(
          "bedloe.registration.verification-life",
          "PT24H",
          "The lifetime of the link that verifies an e-mail address; the registration is "
              + "deleted after it.");

  public static final Setting<Duration> RESET_LIFE =
      Setting.duration(
          "bedloe.auth.password-reset-life",
          "PT30M",
          "The lifetime of the link that resets a password.");

  public static final Setting<Duration> INVITATION_LIFE =
      Setting.duration(
          "bedloe.auth.invitation-life", "P7D", "How long the link of an invitation is valid.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(OPEN, VERIFICATION_LIFE, RESET_LIFE, INVITATION_LIFE);
  }
}
