package io.bedloe.platform.realtime;

/** The Redis server, as far as waking needs it. Each failure is a {@link RuntimeException}. */
interface RedisServer extends AutoCloseable {

  /**
   * Subscribes, and returns when the connection is lost or {@link #dropSubscription} was called.
   *
   * @param whenSubscribed is called when messages can arrive
   * @param onMessage is called with each message
   */
  void subscribe(String channel, Runnable whenSubscribed, Runnable onMessage);

  /** Ends {@link #subscribe}, from another thread. */
  void dropSubscription();

  /** Publishes a message, on a connection of its own that it opens when there is none. */
  void publish(String channel);

  /** Closes both connections. */
  @Override
  void close();
}
