package io.bedloe.platform.mail;

import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.jobs.FakeJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the mails; a test says whether a mail server is configured. */
public final class FakeMailQueue extends MailQueue {

  private final List<Mail> mails = new ArrayList<>();
  private int simulated;
  private boolean configured = true;

  public FakeMailQueue() {
    super(MapConfig.settings(Map.of()), FakeJobs.create());
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
