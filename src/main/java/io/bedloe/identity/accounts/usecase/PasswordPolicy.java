package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.accounts.PasswordSettings;
import io.bedloe.identity.accounts.model.PasswordRules;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.breaches.BreachedPasswords;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Refuses passwords that are easy to guess. */
@ApplicationScoped
public class PasswordPolicy {

  private final Settings settings;
  private final BreachedPasswords breached;

  @Inject
  public PasswordPolicy(Settings settings, BreachedPasswords breached) {
    this.settings = settings;
    this.breached = breached;
  }

  /**
   * Refuses a password that breaks the rules or is known from a data breach. It must be called
   * outside of any transaction, because it may call another server.
   *
   * @param pointer the JSON pointer of the password in the request
   * @param email the e-mail address of the account
   * @param name the display name of the account
   */
  void mustBeGood(String password, String pointer, String email, String name) {
    mustKeepRules(password, pointer, email, name);
    if (breached.contains(password)) {
      throw refused(
          List.of(new Fault(pointer, "breached", "appears in a data breach; choose another one")));
    }
  }

  private void mustKeepRules(String password, String pointer, String email, String name) {
    var context = new ArrayList<>(settings.get(PasswordSettings.CONTEXT_WORDS));
    context.add(name);
    var faults = PasswordRules.faults(password, pointer, email, context);
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
  }

  private static Rejected refused(List<Fault> faults) {
    return Rejected.because(
        PasswordRule.INVALID_PASSWORD, "The new password is not acceptable.", faults);
  }
}
