package io.bedloe.platform.realtime;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.outbox.EventsPublished;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other servers by Redis publish/subscribe that events were published, and wakes the feed
 * of this server when another one has published. A message has no content: the events are in the
 * database. Without Redis, and while it is down, each server polls the database.
 */
@ApplicationScoped
public class RedisWakes implements RedisChannel.Listener {

  private final Settings settings;
  private final EventFeed feed;
  private final Clock clock;
  private final AtomicReference<@Nullable RedisChannel> channel = new AtomicReference<>();

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedThreadFactory threads;

  @Inject
  public RedisWakes(Settings settings, EventFeed feed, Clock clock) {
    this.settings = settings;
    this.feed = feed;
    this.clock = clock;
  }

  /** Nothing of the Redis client is loaded when it is not configured. */
  void start(@Observes @Priority(StartOrder.REDIS) Startup startup) {
    RedisSettings.url(settings)
        .ifPresent(
            url -> {
              var opened = new RedisChannel(new JedisServer(url), this, clock);
              channel.set(opened);
              opened.start(threads);
            });
  }

  /** Runs on the thread of the relay, after its commit; the message is sent by another thread. */
  void tellOthers(@Observes EventsPublished events) {
    var open = channel.get();
    if (open != null) {
      open.publishSoon();
    }
  }

  @Override
  public void connected(boolean isConnected) {
    feed.setToldByOthers(isConnected);
  }

  @Override
  public void published() {
    feed.publishedElsewhere();
  }

  /** Returns {@code off}, {@code connected} or {@code disconnected}. */
  public String state() {
    var open = channel.get();
    return open == null ? "off" : open.isConnected() ? "connected" : "disconnected";
  }

  @PreDestroy
  void stop() {
    var open = channel.getAndSet(null);
    if (open != null) {
      open.close();
    }
  }
}
