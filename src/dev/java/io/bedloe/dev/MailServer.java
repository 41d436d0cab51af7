package io.bedloe.dev;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A real SMTP server in this JVM, which accepts every mail and forwards none. */
public final class MailServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long A_WHILE = 60_000;

  private final GreenMail greenMail;

  private MailServer(GreenMail greenMail) {
    this.greenMail = greenMail;
  }

  static MailServer start(int port) {
    GreenMail greenMail = new GreenMail(new ServerSetup(port, LOOPBACK, "smtp"));
    greenMail.start();
    return new MailServer(greenMail);
  }

  /** Returns the server's configuration for sending mail here. */
  public Map<String, String> environment() {
    return Map.of(
        "BEDLOE_MAIL_HOST",
        LOOPBACK,
        "BEDLOE_MAIL_PORT",
        Integer.toString(greenMail.getSmtp().getPort()),
        "BEDLOE_MAIL_TLS",
        "none");
  }

  /** Returns all mails so far, in no order. */
  public List<MimeMessage> mails() {
    return List.of(greenMail.getReceivedMessages());
  }

  /** Returns the mails to one address so far. */
  public List<MimeMessage> mailsTo(String address) {
    return Stream.of(greenMail.getReceivedMessages())
        .filter(mail -> address.equalsIgnoreCase(recipient(mail)))
        .toList();
  }

  /** Waits for a total number of mails, and returns whether they arrived in time. */
  public boolean awaitMails(int many, long milliseconds) {
    return greenMail.waitForIncomingEmail(milliseconds, many);
  }

  /** From now on writes each mail into the directory and reports it. */
  void keepIn(Path directory, Consumer<String> tell) {
    Thread thread = new Thread(() -> keepAll(directory, tell), "bedloe-mail");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Mails are tracked by id, because they are listed by recipient and not in the order of their
   * arrival.
   */
  private void keepAll(Path directory, Consumer<String> tell) {
    Set<String> kept = new HashSet<>();
    while (greenMail.isRunning()) {
      if (greenMail.waitForIncomingEmail(A_WHILE, kept.size() + 1)) {
        mails().stream()
            .filter(mail -> kept.add(id(mail)))
            .forEach(mail -> tell.accept(keep(mail, directory)));
      }
    }
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail without an id", e);
    }
  }

  private static String keep(MimeMessage mail, Path directory) {
    try {
      Files.createDirectories(directory);
      Path file = Files.createTempFile(directory, mail.getSentDate().toInstant() + "-", ".eml");
      try (OutputStream out = Files.newOutputStream(file)) {
        mail.writeTo(out);
      }
      return "Mail to %s: %s (%s)"
          .formatted(
              recipient(mail), mail.getSubject(), Path.of("").toAbsolutePath().relativize(file));
    } catch (IOException | MessagingException e) {
      return "A mail could not be stored: " + e.getMessage();
    }
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail without an address", e);
    }
  }

  @Override
  public void close() {
    greenMail.stop();
  }
}
