package io.bedloe.platform.mail;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Profile;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The settings of e-mail. */
@ApplicationScoped
public class MailSettings implements SettingsOwner {

  public static final Setting<String> HOST =
      Setting.text(
          "bedloe.mail.host",
          Setting.NONE,
          "The SMTP server that delivers e-mails; without a value there is no registration, no "
              + "invitation and no password reset.");

  static final Setting<Integer> PORT =
      Setting.number("bedloe.mail.port", 1, 65535, "587", "The port of the SMTP server.");

  static final Setting<MailTls> TLS =
      Setting.choice(
          "bedloe.mail.tls",
          MailTls.class,
          "starttls",
          "The transport security of the SMTP connection: starttls (port 587; nothing is sent "
              + "when the server does not offer it), implicit (port 465), none.");

  static final Setting<String> FROM =
      new Setting<>(
          "bedloe.mail.from",
          "e-mail address, with a name or without",
          "Bedloe <no-reply@bedloe.example>",
          false,
          "The sender address of e-mails.",
          MailSettings::address);

  static final Setting<String> USER =
      Setting.text(
          "bedloe.mail.user",
          Setting.NONE,
          "The user name for SMTP authentication, if the server requires it.");

  static final Setting<Secret<String>> PASSWORD =
      Setting.secretOrNone("bedloe.mail.password", "The password of bedloe.mail.user.");

  static final Setting<Duration> PATIENCE =
      Setting.duration(
          "bedloe.mail.timeout", "PT10S", "The timeout for each response of the SMTP server.");

  static final Setting<MailLanguage> LANGUAGE =
      Setting.choice(
          "bedloe.mail.language",
          MailLanguage.class,
          "en",
          "The language of e-mails to people who have not chosen one, and whose browsers prefer "
              + "none of the languages that there are.");

  private static String address(String text) {
    try {
      new InternetAddress(text, true);
      return text;
    } catch (AddressException wrong) {
      throw new IllegalArgumentException("not an e-mail address", wrong);
    }
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(HOST, PORT, TLS, FROM, USER, PASSWORD, PATIENCE, LANGUAGE);
  }

  @Override
  public List<String> faults(Settings settings) {
    var faults = new ArrayList<String>();
    boolean sends = isSet(settings, HOST);
    if (isSet(settings, USER) != isSet(settings, PASSWORD)) {
      faults.add(
          "bedloe.mail.user and bedloe.mail.password must be set together: only one of them is "
              + "set");
    }
    if (sends && settings.get(PlatformSettings.PROFILE) == Profile.PRODUCTION) {
      if (!settings.isSet(FROM)) {
        faults.add("bedloe.mail.from (BEDLOE_MAIL_FROM): production needs its own address");
      }
      if (isSet(settings, USER) && settings.get(TLS) == MailTls.NONE) {
        faults.add(
            "bedloe.mail.tls (BEDLOE_MAIL_TLS): the password would be sent without encryption; "
                + "set starttls or implicit");
      }
      if (!settings.get(PublicAddress.URL).startsWith("https://")) {
        faults.add(
            "bedloe.public-url (BEDLOE_PUBLIC_URL): the links in e-mails need https in production");
      }
    }
    return faults;
  }

  static boolean isSet(Settings settings, Setting<?> setting) {
    return settings.isSet(setting);
  }
}
