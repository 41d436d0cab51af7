package io.bedloe.identity.accounts;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** The settings of the password rules. */
@ApplicationScoped
public class PasswordSettings implements SettingsOwner {

  public static final Setting<List<String>> CONTEXT_WORDS =
      new Setting<>(
          "bedloe.passwords.context-words",
          "words of four characters or more, separated by commas",
          Setting.NONE,
          false,
          "Words that no password may contain, such as the names of the company and its "
              + "products. Bedloe, and the name and the e-mail address of the account, are always "
              + "included.",
          text ->
              text.equals(Setting.NONE)
                  ? List.of()
                  : Arrays.stream(text.split(",", -1))
                      .map(String::strip)
                      .filter(word -> !word.isEmpty())
                      .toList());

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONTEXT_WORDS);
  }
}
