package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.fakes.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what wakes a server, and what happens while Redis is down. */
class RedisChannelTest {

  private final FakeClock clock = new FakeClock();
  private final FakeRedis redis = new FakeRedis();
  private final Listened listened = new Listened();
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private final RedisChannel channel = new RedisChannel(redis, listened, clock);

  /** A Redis server that a test starts and stops. */
  private static final class FakeRedis implements RedisServer {

    private static final String END = "end";
    private static final String MESSAGE = "message";

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private volatile boolean isUp = true;
    private volatile boolean isSilent;
    private volatile boolean isBroken;

    @Override
    public void subscribe(String channel, Runnable whenSubscribed, Runnable onMessage) {
      mustBeUp();
      subscriptions.incrementAndGet();
      if (!isSilent) {
        whenSubscribed.run();
      }
      try {
        while (messages.take().equals(MESSAGE)) {
          if (isBroken) {
            throw new LinkageError("a class is missing");
          }
          onMessage.run();
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }

    private void mustBeUp() {
      if (!isUp) {
        throw new IllegalStateException("connection refused");
      }
    }

    @Override
    public void dropSubscription() {
      drops.incrementAndGet();
      messages.add(END);
    }

    @Override
    public void publish(String channel) {
      mustBeUp();
      published.incrementAndGet();
    }

    @Override
    public void close() {
      messages.add(END);
    }
  }

  /** What the feed was told. */
  private static final class Listened implements RedisChannel.Listener {

    private final List<Boolean> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger published = new AtomicInteger();

    @Override
    public void connected(boolean isConnected) {
      connections.add(isConnected);
    }

    @Override
    public void published() {
      published.incrementAndGet();
    }
  }

  private void start() {
    channel.start(
        task -> {
          var thread = new Thread(task, "redis channel");
          thread.setDaemon(true);
          thread.setUncaughtExceptionHandler((ended, failure) -> uncaught.add(failure));
          return thread;
        });
  }

  @AfterEach
  void close() {
    channel.close();
  }

  @Test
  void aMessageWakesTheReadersAndSoDoesTheConnectionItself() {
    start();
    await("the connection").until(channel::isConnected);
    await("a look for what was missed").until(() -> listened.published.get() == 1);
    redis.messages.add(FakeRedis.MESSAGE);
    await("the message").until(() -> listened.published.get() == 2);
  }

  @Test
  void commitsArePublishedByAnotherThreadAndManyMakeFewMessages() {
    for (int i = 0; i < 1_000; i++) {
      channel.publishSoon();
    }
    start();
    await("the connection").until(channel::isConnected);
    channel.publishSoon();
    await("a message").until(() -> redis.published.get() > 0);
    assertThat(redis.published.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void aConnectionThatIsLostIsOpenedAgainAndTheFeedIsToldMeanwhile() {
    start();
    await("the connection").until(channel::isConnected);
    redis.isUp = false;
    redis.messages.add(FakeRedis.END);
    await("the loss").until(() -> listened.connections.contains(false));
    assertThat(channel.isConnected()).isFalse();
    redis.isUp = true;
    await("the next connection").until(channel::isConnected);
    assertThat(listened.connections).startsWith(true, false).endsWith(true);
  }

  @Test
  void whileRedisIsDownACommitTriesNoConnection() {
    channel.publishOne(false);
    assertThat(redis.published).hasValue(0);
    channel.publishOne(true);
    assertThat(redis.published).hasValue(1);
  }

  @Test
  void aConnectionWithoutAnyMessageIsTakenForDeadAfterFifteenSeconds() {
    start();
    await("the connection").until(channel::isConnected);
    clock.pass(RedisChannel.DEAD_AFTER);
    channel.publishOne(true);
    assertThat(redis.drops).hasValue(0);
    clock.pass(Duration.ofMillis(1));
    channel.publishOne(true);
    assertThat(redis.drops).hasValue(1);
    assertThat(listened.connections).contains(false);
  }

  @Test
  void aSubscriptionThatIsNeverAnsweredIsTriedAgain() {
    redis.isSilent = true;
    start();
    await("the subscription").until(() -> redis.subscriptions.get() == 1);
    clock.pass(RedisChannel.DEAD_AFTER.plusMillis(1));
    redis.isSilent = false;
    channel.publishOne(true);
    await("the next connection").until(channel::isConnected);
    assertThat(redis.subscriptions).hasValue(2);
  }

  @Test
  void anErrorEndsTheThreadAndTheFeedIsToldToPoll() {
    start();
    await("the connection").until(channel::isConnected);
    redis.isBroken = true;
    redis.messages.add(FakeRedis.MESSAGE);
    await("the end of the thread").until(() -> !uncaught.isEmpty());
    assertThat(uncaught).singleElement().isInstanceOf(LinkageError.class);
    assertThat(channel.isConnected()).isFalse();
    assertThat(listened.connections).containsExactly(true, false);
  }
}
