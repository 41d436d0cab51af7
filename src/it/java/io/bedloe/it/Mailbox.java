package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails to one address, as they came to the real SMTP server. */
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

  /** Of an address that nothing else has. */
  public static Mailbox fresh() {
    return of(Some.word("m").toLowerCase(Locale.ROOT) + "@example.com");
  }

  public String address() {
    return address;
  }

  private static MailServer server() {
    return TestBed.services().mail();
  }

  /** Waits until so many mails have come. */
  public List<MimeMessage> mails(int many) {
    await().atMost(PATIENCE).until(() -> server().mailsTo(address).size() >= many);
    var mails = server().mailsTo(address);
    assertThat(mails).hasSize(many);
    return mails;
  }

  /** The text of the mail with a subject, which is the only one or the latest of several. */
  public String text(String subject) {
    await().atMost(PATIENCE).until(() -> with(subject).count() > 0);
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

  public static String text(MimeMessage mail) {
    try {
      return mail.getContent().toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * That nothing has come, and nothing is on its way: mails are sent in the order of their commits,
   * and one that is asked for now has come.
   */
  public void staysAsItIs(int many) {
    var last = TestAccount.with("user");
    Some.json(As.nobody(), Map.of("email", last.email())).post("/auth/forgot-password");
    of(last.email()).mails(1);
    assertThat(server().mailsTo(address)).hasSize(many);
  }

  /** All tests call from one address: what it has asked for before is not counted against this. */
  public static void forgetTries() {
    Database.shared().execute("DELETE FROM sign_in_tries");
  }
}
