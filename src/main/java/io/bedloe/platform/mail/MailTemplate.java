package io.bedloe.platform.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a kind of e-mails in one language: a subject, the words on its link if it has one,
 * and paragraphs, with variables of Mustache. It is a file below {@code /mails}.
 */
record MailTemplate(Template subject, @Nullable String action, Template text) {

  private static final Pattern FILE =
      Pattern.compile("Subject: (?<subject>.+)\n(Action: (?<action>.+)\n)?\n(?<text>[^\0]+)");

  /**
   * A text has no HTML; the layout escapes what it gets. Events of older versions can lack a value.
   */
  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).defaultValue("");

  static MailTemplate of(String name, MailLanguage language) {
    var place = "/mails/%s/%s.txt".formatted(language.code(), name);
    var file = FILE.matcher(content(place));
    if (!file.matches()) {
      throw new IllegalStateException(place + " has no subject, empty line and text");
    }
    return new MailTemplate(
        TEXT.compile(file.group("subject")),
        file.group("action"),
        TEXT.compile(file.group("text")));
  }

  static String content(String place) {
    try (var resource = MailTemplate.class.getResourceAsStream(place)) {
      if (resource == null) {
        throw new IllegalArgumentException("there is no template " + place);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Writes a mail.
   *
   * @param values the values of the variables; a line break in one becomes a space, so that no
   *     value makes a header, a paragraph or a link
   */
  Mail mail(String to, MailLanguage language, Map<String, String> values) {
    var lines =
        values.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, value -> oneLine(value.getValue())));
    return new Mail(to, subject.execute(lines), text.execute(lines), language, action);
  }

  private static String oneLine(String value) {
    return value
        .codePoints()
        .map(c -> Mail.breaksLines(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
