package io.bedloe.platform.mail;

import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** The mail server that accepts the e-mails of this server. */
@ApplicationScoped
public class SmtpServer {

  private final Settings settings;
  private final Clock clock;

  @Inject
  public SmtpServer(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends a mail to the server, which is then responsible for its delivery.
   *
   * @param id the same in each attempt to send this mail
   */
  void send(Mail mail, String id) throws MessagingException {
    var session = Session.getInstance(properties());
    var from = new InternetAddress(settings.get(MailSettings.FROM), true);
    var message = new Numbered(session, id + "@" + domain(from));
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // The header prevents automatic replies (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    var language = mail.language();
    if (language != null) {
      message.setContentLanguage(new String[] {language.code()});
    }
    message.setContent(alternatives(mail));
    if (MailSettings.isSet(settings, MailSettings.USER)) {
      Transport.send(
          message, settings.get(MailSettings.USER), settings.get(MailSettings.PASSWORD).reveal());
    } else {
      Transport.send(message);
    }
  }

  /** The last alternative is the one that a reader prefers (RFC 2046, 5.1.4). */
  private static MimeMultipart alternatives(Mail mail) throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(mail.text(), StandardCharsets.UTF_8.name());
    var html = new MimeBodyPart();
    html.setText(HtmlLayout.html(mail), StandardCharsets.UTF_8.name(), "html");
    return new MimeMultipart("alternative", plain, html);
  }

  private Properties properties() {
    var tls = settings.get(MailSettings.TLS);
    var patience = Long.toString(settings.get(MailSettings.PATIENCE).toMillis());
    var properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", settings.get(MailSettings.HOST));
    properties.setProperty("mail.smtp.port", settings.get(MailSettings.PORT).toString());
    properties.setProperty("mail.smtp.connectiontimeout", patience);
    properties.setProperty("mail.smtp.timeout", patience);
    properties.setProperty("mail.smtp.writetimeout", patience);
    properties.setProperty(
        "mail.smtp.auth", Boolean.toString(MailSettings.isSet(settings, MailSettings.USER)));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls == MailTls.STARTTLS));
    properties.setProperty(
        "mail.smtp.starttls.required", Boolean.toString(tls == MailTls.STARTTLS));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls == MailTls.IMPLICIT));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  private static String domain(InternetAddress from) {
    return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
  }

  /** Sets the message id, because the ids of the library contain the name of this machine. */
  private static final class Numbered extends MimeMessage {

    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
