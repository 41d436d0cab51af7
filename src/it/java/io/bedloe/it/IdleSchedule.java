package io.bedloe.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** A schedule of the shared server that tests run and pause, because no other test needs it. */
public final class IdleSchedule {

  /** The name, which is that of its type, too. It runs each night, when tests use it or not. */
  public static final String NAME = "reconcile-stock";

  /** The path. */
  public static final String PATH = "/schedules/" + NAME;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private IdleSchedule() {}

  /** Waits until no job of the schedule waits or runs, and returns the path. */
  public static String awaited() {
    await("no job of " + NAME + " waits or runs")
        .atMost(PATIENCE)
        .until(
            () ->
                Database.shared()
                        .number(
                            "SELECT count(*) FROM jobs WHERE type = ? AND finished_at IS NULL",
                            NAME)
                    == 0);
    return PATH;
  }
}
