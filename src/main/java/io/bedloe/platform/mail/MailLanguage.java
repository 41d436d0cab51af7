package io.bedloe.platform.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The languages of e-mails (ISO 639-1). */
@Schema(description = "The language of e-mails (ISO 639-1).")
public enum MailLanguage {
  EN,
  DE;

  /** Returns the code of the language in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the language that fits the preferences of a client best (RFC 4647, 3.4). */
  static Optional<MailLanguage> preferred(List<LanguageRange> ranges) {
    var tags = Arrays.stream(values()).map(MailLanguage::code).toList();
    return Optional.ofNullable(Locale.lookupTag(ranges, tags))
        .map(tag -> valueOf(tag.toUpperCase(Locale.ROOT)));
  }
}
