package io.bedloe.platform.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Shows the text of an e-mail as HTML. All that comes from the text is escaped. */
final class HtmlLayout {

  private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Template LAYOUT =
      Mustache.compiler().escapeHTML(true).compile(MailTemplate.content("/mails/layout.html"));

  private HtmlLayout() {}

  static String html(Mail mail) {
    var language = mail.language();
    return LAYOUT.execute(
        Map.of(
            "language",
            language == null ? "" : language.code(),
            "subject",
            mail.subject(),
            "paragraphs",
            paragraphs(mail)));
  }

  private static List<Map<String, String>> paragraphs(Mail mail) {
    return Arrays.stream(PARAGRAPHS.split(mail.text().strip()))
        .map(String::strip)
        .map(
            paragraph ->
                ADDRESS.matcher(paragraph).matches()
                    ? Map.of("link", paragraph, "action", action(mail, paragraph))
                    : Map.of("text", paragraph))
        .toList();
  }

  private static String action(Mail mail, String address) {
    var action = mail.action();
    return action == null ? address : action;
  }
}
