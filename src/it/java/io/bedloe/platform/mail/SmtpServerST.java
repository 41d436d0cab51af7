package io.bedloe.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bedloe.dev.Ports;
import io.bedloe.it.SystemTest;
import io.bedloe.platform.config.MapConfig;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the exchange with real SMTP servers, trusted and others. */
@SystemTest
class SmtpServerST {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Mail MAIL =
      new Mail(
          "ann@example.com",
          "Grüße",
          "Zeile 1: äöü €\nZeile 2: 株式会社 <b> " + "x".repeat(2_000),
          MailLanguage.DE,
          null);

  private static final String ID = "0190a5a0-0000-7000-8000-000000000000";

  private final int port = Ports.free();
  private GreenMail greenMail = new GreenMail();

  private void listen(String protocol) {
    greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
    greenMail.start();
  }

  @AfterEach
  void stop() {
    greenMail.stop();
  }

  private SmtpServer with(Map<String, String> more) {
    var settings =
        new HashMap<>(
            Map.of(
                "bedloe.mail.host", "127.0.0.1",
                "bedloe.mail.port", Integer.toString(port),
                "bedloe.mail.from", "Orders <no-reply@orders.example>",
                "bedloe.mail.timeout", "PT5S",
                "bedloe.mail.tls", "none"));
    settings.putAll(more);
    return new SmtpServer(MapConfig.settings(settings), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void aMailArrivesAsItWasWrittenAndTellsNothingOfTheMachine() throws Exception {
    listen("smtp");
    with(Map.of()).send(MAIL, ID);
    var mail = greenMail.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Grüße");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(mail.getContentLanguage()).containsExactly("de");
    var parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(text(parts.getBodyPart(0))).isEqualTo(MAIL.text());
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
    assertThat(text(parts.getBodyPart(1)))
        .contains("<html lang=\"de\">", "äöü €", "株式会社 &lt;b&gt; xxx");
    assertThat(mail.getFrom()[0]).hasToString("Orders <no-reply@orders.example>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
    assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@orders.example>");
    assertThat(mail.getMessageID()).doesNotContain(InetAddress.getLocalHost().getHostName());
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
  }

  private static String text(BodyPart part) throws Exception {
    return part.getContent().toString().replace("\r\n", "\n").strip();
  }

  @Test
  void aServerThatAsksWhoWeAreIsTold() throws Exception {
    listen("smtp");
    greenMail.setUser("orders@example.com", "orders", "the right one");
    with(Map.of("bedloe.mail.user", "orders", "bedloe.mail.password", "the right one"))
        .send(MAIL, ID);
    assertThat(greenMail.getReceivedMessages()).hasSize(1);
    var wrong = with(Map.of("bedloe.mail.user", "orders", "bedloe.mail.password", "a wrong one"));
    assertThatThrownBy(() -> wrong.send(MAIL, ID))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThat(greenMail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerThatOffersNoTlsGetsNothingWhenTlsIsAskedFor() {
    listen("smtp");
    assertThatThrownBy(() -> with(Map.of("bedloe.mail.tls", "starttls")).send(MAIL, ID))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(greenMail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWhoseCertificateNobodyHasSignedGetsNothing() {
    listen("smtps");
    assertThatThrownBy(() -> with(Map.of("bedloe.mail.tls", "implicit")).send(MAIL, ID))
        .isInstanceOf(MessagingException.class)
        .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class)
        .hasStackTraceContaining(SSLHandshakeException.class.getName());
    assertThat(greenMail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayFailsSoon() {
    assertThatThrownBy(() -> with(Map.of()).send(MAIL, ID)).isInstanceOf(MessagingException.class);
  }
}
