package io.bedloe.commerce.imports.model;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The character sets of files, chosen by the charset parameter of their Content-Type. */
public final class Charsets {

  /**
   * The charsets that spreadsheets and business systems write and that every Java runtime supports.
   */
  private static final List<String> READ =
      List.of(
          "UTF-8",
          "UTF-16",
          "UTF-16LE",
          "UTF-16BE",
          "US-ASCII",
          "ISO-8859-1",
          "ISO-8859-2",
          "ISO-8859-15",
          "windows-1250",
          "windows-1251",
          "windows-1252",
          "windows-1257",
          "IBM850");

  private Charsets() {}

  /** Returns the character set of a name; null when there is no name. */
  public static @Nullable Charset of(@Nullable String name) {
    if (name == null) {
      return null;
    }
    var plain = name.replace("\"", "").toLowerCase(Locale.ROOT);
    return READ.stream()
        .filter(known -> known.toLowerCase(Locale.ROOT).equals(plain))
        .findFirst()
        .map(Charset::forName)
        .orElseThrow(
            () ->
                Rejected.because(
                    RequestRule.UNSUPPORTED_MEDIA_TYPE,
                    "The charset of the Content-Type is not supported; send one of "
                        + String.join(", ", READ)
                        + "."));
  }
}
