package io.bedloe.platform.realtime;

import io.bedloe.platform.jobs.Recurring;
import io.bedloe.platform.outbox.EventsPublished;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Delivers published events to all subscriptions of this server. It runs when the relay of this
 * server has published, when a client can take more, and each {@link #BEAT} while somebody listens;
 * between the runs no thread waits.
 */
@ApplicationScoped
public class EventFeed {

  /**
   * The time after which events of other servers, changed rights and ended sessions are noticed. It
   * is half of the second that is promised.
   */
  static final Duration BEAT = Duration.ofMillis(500);

  /** Messages of other servers cause fifty looks at the stream in a second at most. */
  private static final Duration LOOK_PAUSE = Duration.ofMillis(20);

  private final DeliverEvents deliver;
  private final StopConnections stop;
  private final Recurring recurring;
  private final Signals signals;
  private final LookForEvents look = new LookForEvents();
  private final AtomicBoolean isHeadUnknown = new AtomicBoolean(true);
  private final AtomicBoolean isCatchingUp = new AtomicBoolean();
  private final AtomicBoolean isLookScheduled = new AtomicBoolean();
  private final AtomicBoolean isBeatDue = new AtomicBoolean();
  private final AtomicReference<@Nullable ScheduledFuture<?>> beats = new AtomicReference<>();

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService executor;

  @Inject
  public EventFeed(DeliverEvents deliver, StopConnections stop, Recurring recurring) {
    this.deliver = deliver;
    this.stop = stop;
    this.recurring = recurring;
    this.signals =
        new Signals(
            task -> executor.execute(task), () -> recurring.run("deliver events", this::run));
  }

  /** Keeps a socket, which may subscribe later, until it has ended. */
  public void opened(Outlet socket) {
    stop.opened(socket);
  }

  public void ended(Outlet socket) {
    stop.ended(socket);
  }

  /** Delivers events to a subscription until its connection is closed. */
  public void subscribe(Subscription subscription) {
    stop.opened(subscription.outlet());
    deliver.add(subscription);
    startBeats();
    isHeadUnknown.set(true);
    wake();
  }

  /** Delivers to the clients that can take more. */
  public void wake() {
    signals.send();
  }

  void published(@Observes EventsPublished events) {
    if (deliver.hasSubscriptions()) {
      isHeadUnknown.set(true);
      wake();
    }
  }

  /**
   * Sets whether other servers tell this one of new events; then it asks the database less often.
   */
  void setToldByOthers(boolean isTold) {
    look.setToldByOthers(isTold);
  }

  /** Looks for events that another server has published, soon: however many messages there are. */
  void publishedElsewhere() {
    if (deliver.hasSubscriptions() && isLookScheduled.compareAndSet(false, true)) {
      try {
        var unused =
            executor.schedule(this::lookForEvents, LOOK_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException stopping) {
        isLookScheduled.set(false);
      }
    }
  }

  private void lookForEvents() {
    isLookScheduled.set(false);
    isHeadUnknown.set(true);
    wake();
  }

  private void run() {
    boolean isBeat = isBeatDue.getAndSet(false);
    boolean readHead = isHeadUnknown.getAndSet(false) || (isBeat && look.isDueAtBeat());
    if (isBeat) {
      // Until the check has succeeded nothing is delivered.
      isBeatDue.set(true);
      deliver.checkCallers();
      isBeatDue.set(false);
    }
    if (deliver.deliver(readHead)) {
      wake();
    }
    if (deliver.isAnyBehind() && isCatchingUp.compareAndSet(false, true)) {
      executor.execute(() -> recurring.run("deliver older events", this::catchUp));
    }
    if (!deliver.hasSubscriptions()) {
      stopBeats();
    }
  }

  /** Runs beside the delivery of recent events, so that those do not wait for its queries. */
  private void catchUp() {
    boolean isAny = false;
    try {
      isAny = deliver.catchUp();
    } finally {
      isCatchingUp.set(false);
    }
    if (isAny) {
      wake();
    }
  }

  private void beat() {
    isBeatDue.set(true);
    wake();
  }

  private void startBeats() {
    synchronized (beats) {
      if (beats.get() == null) {
        beats.set(
            executor.scheduleAtFixedRate(
                this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS));
      }
    }
  }

  private void stopBeats() {
    synchronized (beats) {
      var running = beats.get();
      if (running != null && !deliver.hasSubscriptions()) {
        running.cancel(false);
        beats.set(null);
      }
    }
  }
}
