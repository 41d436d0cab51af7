package io.bedloe.platform.mail;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.platform.config.MapConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the mails; a test says whether a mail server is configured. */
public final class FakeMailQueue extends MailQueue {

  private final List<Mail> mails = new ArrayList<>();
  private int simulated;
  private boolean configured = true;

  public FakeMailQueue() {
    super(
        MapConfig.settings(Map.of()),
        new SmtpServer(MapConfig.settings(Map.of()), () -> new UUID(0, 0), Clock.systemUTC()),
        new FakeEvents<>());
  }

  /** Takes the mail server away. */
  public void removeServer() {
    configured = false;
  }

  /** The mails, the oldest first. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** The number of mails that only took the time of one. */
  public int simulated() {
    return simulated;
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public void afterCommit(Mail mail) {
    mails.add(mail);
  }

  @Override
  public void simulate() {
    simulated++;
  }
}
