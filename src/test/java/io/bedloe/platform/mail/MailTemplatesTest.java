package io.bedloe.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the templates of e-mails in all languages. */
class MailTemplatesTest {

  private static final String TO = "ann@example.com";
  private static final Path FILES = Path.of("src/main/resources/mails");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Map<String, String> RESET =
      Map.of("life", "24 hours", "link", "https://orders.example/reset-password#token=abc");

  private final FakeLanguages languages = new FakeLanguages();
  private final MailTemplates templates =
      languages.templates(new Settings(MapConfig.of(Map.of("bedloe.mail.language", "de"))));

  private static List<String> namesIn(MailLanguage language) throws IOException {
    try (var files = Files.list(FILES.resolve(language.code()))) {
      return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
    }
  }

  static Stream<String> names() throws IOException {
    return namesIn(MailLanguage.EN).stream();
  }

  private static Set<String> variables(String name, MailLanguage language) {
    var found = new TreeSet<String>();
    VARIABLE
        .matcher(MailTemplate.content("/mails/%s/%s.txt".formatted(language.code(), name)))
        .results()
        .forEach(variable -> found.add(variable.group(1)));
    return found;
  }

  @Test
  void allLanguagesHaveTheSameTemplates() throws IOException {
    for (var language : MailLanguage.values()) {
      assertThat(namesIn(language)).isEqualTo(names().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aTemplateHasTheSameVariablesInAllLanguages(String name) {
    for (var language : MailLanguage.values()) {
      assertThat(variables(name, language)).isEqualTo(variables(name, MailLanguage.EN));
      assertThat(MailTemplate.of(name, language).text()).isNotNull();
    }
  }

  @Test
  void aMailHasTheLanguageThatTheClientPrefers() {
    languages.prefer("fr, en-GB;q=0.8, de;q=0.5");
    var mail = templates.forClient(TO, "reset-password", RESET);
    assertThat(mail.language()).isEqualTo(MailLanguage.EN);
    assertThat(mail.subject()).isEqualTo("Reset a password");
    assertThat(mail.action()).isEqualTo("Set a new password");
    assertThat(mail.text()).contains("within 24 hours:\n\nhttps://orders.example/");
  }

  @Test
  void aMailToAClientThatPrefersOtherLanguagesHasThatOfTheSettings() {
    languages.prefer("fr, ja;q=0.5");
    assertThat(templates.forClient(TO, "reset-password", RESET).subject())
        .isEqualTo("Passwort zurücksetzen");
  }

  @Test
  void aValueWithLineBreaksMakesNoFurtherParagraphAndNoHeader() {
    var attack = Map.of("name", "7\r\nBcc: eve@example.com\n\nhttps://evil.example\n\n");
    var mail = templates.mail(TO, MailLanguage.EN, "order-shipped", attack);
    assertThat(mail.subject())
        .isEqualTo("Order 7  Bcc: eve@example.com  https://evil.example   was shipped");
    assertThat(mail.text().lines().filter(line -> line.startsWith("https"))).isEmpty();
  }

  @Test
  void aVariableOfAnOlderEventThatIsMissingIsEmpty() {
    assertThat(templates.mail(TO, MailLanguage.EN, "order-placed", Map.of("name", "7")).text())
        .contains("Its total is .");
  }

  @Test
  void anUnknownTemplateIsNamed() {
    assertThatThrownBy(() -> templates.mail(TO, MailLanguage.EN, "nothing", Map.of()))
        .hasMessageContaining("/mails/en/nothing.txt");
  }
}
