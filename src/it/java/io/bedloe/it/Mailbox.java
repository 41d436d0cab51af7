package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails to one address at the real SMTP server. */
public final class Mailbox {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");

  private final String address;

  private Mailbox(String address) {
    this.address = address;
  }

  public static Mailbox of(String address) {
    return new Mailbox(address);
  }

  /** Returns the mailbox of a unique address. */
  public static Mailbox fresh() {
    return of(Some.word("m").toLowerCase(Locale.ROOT) + "@example.com");
  }

  public String address() {
    return address;
  }

  private static MailServer server() {
    return TestBed.services().mail();
  }

  /** Waits for a number of mails. */
  public List<MimeMessage> mails(int many) {
    await("the mails have come")
        .atMost(PATIENCE)
        .until(() -> server().mailsTo(address).size() >= many);
    var mails = server().mailsTo(address);
    assertThat(mails).hasSize(many);
    return mails;
  }

  /** Returns the text of the mail with a subject; the latest one if there are several. */
  public String text(String subject) {
    await("the mail has come").atMost(PATIENCE).until(() -> with(subject).count() > 0);
    return text(with(subject).reduce((earlier, later) -> later).orElseThrow());
  }

  public String token(String subject) {
    return tokenIn(text(subject));
  }

  public static String tokenIn(String text) {
    var link = TOKEN.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }

  private Stream<MimeMessage> with(String subject) {
    return server().mailsTo(address).stream().filter(mail -> subject.equals(subjectOf(mail)));
  }

  public static String subjectOf(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the HTML of a mail. */
  public static String html(MimeMessage mail) {
    try {
      return part(mail, 1);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String part(MimeMessage mail, int place) throws MessagingException, IOException {
    return ((MimeMultipart) mail.getContent()).getBodyPart(place).getContent().toString();
  }

  public static String text(MimeMessage mail) {
    try {
      return part(mail, 0);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks that no mail has arrived or is queued: mails are sent in the order of their commits, and
   * a mail that is requested now has arrived.
   */
  public void staysAsItIs(int many) {
    var last = TestAccount.with("user");
    Some.json(As.nobody(), Map.of("email", last.email())).post("/auth/forgot-password");
    of(last.email()).mails(1);
    assertThat(server().mailsTo(address)).hasSize(many);
  }

  /** All tests use one client address; its former attempts must not count against this test. */
  public static void forgetTries() {
    Database.shared().execute("DELETE FROM sign_in_tries");
  }
}
