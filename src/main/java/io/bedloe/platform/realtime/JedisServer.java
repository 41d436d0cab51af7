package io.bedloe.platform.realtime;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.util.JedisURIHelper;

/** A Redis server by Jedis: two connections without a pool, because a subscription occupies one. */
final class JedisServer implements RedisServer {

  private static final Logger LOG = Logger.getLogger(JedisServer.class.getName());

  /** A server that needs longer is down for this purpose: polling takes over. */
  private static final int PATIENCE_MILLIS = 2_000;

  private final HostAndPort address;
  private final JedisClientConfig config;
  private final AtomicReference<@Nullable Jedis> subscriber = new AtomicReference<>();
  private final AtomicReference<@Nullable Jedis> publisher = new AtomicReference<>();

  JedisServer(URI url) {
    this.address = JedisURIHelper.getHostAndPort(url);
    var tls = new SSLParameters();
    // Without it the certificate of any host would be accepted.
    tls.setEndpointIdentificationAlgorithm("HTTPS");
    this.config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(url))
            .password(JedisURIHelper.getPassword(url))
            .database(JedisURIHelper.getDBIndex(url))
            .ssl(JedisURIHelper.isRedisSSLScheme(url))
            .sslParameters(tls)
            .connectionTimeoutMillis(PATIENCE_MILLIS)
            .socketTimeoutMillis(PATIENCE_MILLIS)
            .build();
  }

  @Override
  public void subscribe(String channel, Runnable whenSubscribed, Runnable onMessage) {
    try (var connection = new Jedis(address, config)) {
      subscriber.set(connection);
      connection.subscribe(
          new JedisPubSub() {
            @Override
            public void onSubscribe(String name, int channels) {
              whenSubscribed.run();
            }

            @Override
            public void onMessage(String name, String message) {
              onMessage.run();
            }
          },
          channel);
    } finally {
      subscriber.set(null);
    }
  }

  @Override
  public void dropSubscription() {
    drop(subscriber.getAndSet(null));
  }

  @Override
  public void publish(String channel) {
    var connection = publisher.get();
    try {
      if (connection == null) {
        connection = new Jedis(address, config);
        publisher.set(connection);
      }
      connection.publish(channel, "");
    } catch (RuntimeException failure) {
      drop(publisher.getAndSet(null));
      throw failure;
    }
  }

  @Override
  public void close() {
    dropSubscription();
    drop(publisher.getAndSet(null));
  }

  private static void drop(@Nullable Jedis connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.disconnect();
    } catch (RuntimeException closed) {
      LOG.log(Level.FINE, "a connection to Redis was closed already", closed);
    }
  }
}
