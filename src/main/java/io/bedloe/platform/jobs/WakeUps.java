package io.bedloe.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Wakes workers of other servers for jobs, by messages of the broker. */
final class WakeUps {

  private static final Logger LOG = Logger.getLogger(WakeUps.class.getName());

  /** Wakes nobody: other servers find jobs with their sweeps. */
  static final WakeUps NONE = new WakeUps(null, null);

  private final @Nullable BrokerLink link;
  private final @Nullable WakeUpSender sender;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private WakeUps(@Nullable BrokerLink link, @Nullable WakeUpSender sender) {
    this.link = link;
    this.sender = sender;
  }

  /** Begins to receive for the lanes of this server. */
  static WakeUps start(BrokerLink link, Map<Lane, LaneWorkers> lanes, Executor executor) {
    var wakeUps = new WakeUps(link, new WakeUpSender(link, executor));
    lanes.forEach(
        (lane, workers) -> {
          try {
            executor.execute(new WakeUpReceiver(lane, workers, link, wakeUps.stopping));
          } catch (RejectedExecutionException refused) {
            LOG.log(
                Level.WARNING,
                "No thread receives wake-ups of the lane " + lane + "; its sweep finds jobs",
                refused);
          }
        });
    return wakeUps;
  }

  /** Wakes other servers for jobs that are committed, soon and without waiting. */
  void send(Lane lane, List<JobId> jobs) {
    if (sender != null) {
      jobs.forEach(job -> sender.send(lane, job));
    }
  }

  void stop() {
    stopping.countDown();
    if (link != null) {
      link.close();
    }
  }
}
