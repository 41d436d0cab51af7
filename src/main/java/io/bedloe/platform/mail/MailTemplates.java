package io.bedloe.platform.mail;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.RequestLanguages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Writes e-mails from the templates below {@code /mails}. */
@ApplicationScoped
public class MailTemplates {

  private final Settings settings;
  private final RequestLanguages languages;
  private final ConcurrentMap<Key, MailTemplate> templates = new ConcurrentHashMap<>();

  @Inject
  public MailTemplates(Settings settings, RequestLanguages languages) {
    this.settings = settings;
    this.languages = languages;
  }

  private record Key(String name, MailLanguage language) {}

  /** Writes a mail to the client of the current request, in the language that it prefers. */
  public Mail forClient(String to, String template, Map<String, String> values) {
    return mail(to, clientLanguage(), template, values);
  }

  /** Returns the language for the client of the current request. */
  public MailLanguage clientLanguage() {
    return MailLanguage.preferred(languages.accepted())
        .orElseGet(() -> settings.get(MailSettings.LANGUAGE));
  }

  /**
   * Writes a mail.
   *
   * @param language the chosen language; null for that of the settings
   */
  public Mail mail(
      String to, @Nullable MailLanguage language, String template, Map<String, String> values) {
    var known = language == null ? settings.get(MailSettings.LANGUAGE) : language;
    return templates
        .computeIfAbsent(
            new Key(template, known), key -> MailTemplate.of(key.name(), key.language()))
        .mail(to, known, values);
  }
}
