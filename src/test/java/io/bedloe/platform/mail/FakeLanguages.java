package io.bedloe.platform.mail;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.RequestLanguages;
import java.util.List;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages of a client, as a test says. */
public final class FakeLanguages extends RequestLanguages {

  private @Nullable String header;

  @SuppressWarnings("NullAway") // there is no request
  public FakeLanguages() {
    super(null);
  }

  /** Sets the value of Accept-Language. */
  public void prefer(String wanted) {
    header = wanted;
  }

  /** Returns templates that write in these languages. */
  public MailTemplates templates(Settings settings) {
    return new MailTemplates(settings, this);
  }

  @Override
  public List<LanguageRange> accepted() {
    var wanted = header;
    return wanted == null ? List.of() : LanguageRange.parse(wanted);
  }
}
