package io.bedloe.identity.sessions.work;

import io.bedloe.identity.sessions.usecase.RotateKeys;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Rotates the signing keys when it is time; their rows say when. */
@Singleton
public class KeyTimer {

  @Inject private Recurring recurring;
  @Inject private RotateKeys rotate;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void run() {
    recurring.run("rotate the signing keys", rotate::whenDue);
  }
}
