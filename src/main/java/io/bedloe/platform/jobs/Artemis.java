package io.bedloe.platform.jobs;

import io.bedloe.platform.jobs.BrokerLink.Opened;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to ActiveMQ Artemis. Only a server with {@code bedloe.jms.url} loads this class
 * and the client.
 */
final class Artemis {

  /** Every wait for the broker ends after this time. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  /** The broker is asked so often whether it is still there. */
  private static final Duration CHECK = Duration.ofSeconds(5);

  /** Each side gives up on the other one after this time of silence. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  /** The client logs each attempt; {@link BrokerLink} has to say something once. */
  private static final Logger CLIENT = Logger.getLogger("org.apache.activemq.artemis.core.client");

  private static final AtomicBoolean IS_SILENT = new AtomicBoolean();

  static {
    CLIENT.setFilter(
        entry ->
            entry.getLevel().intValue() < Level.WARNING.intValue()
                || IS_SILENT.compareAndSet(false, true));
  }

  private Artemis() {}

  /** Opens a connection to the first broker that responds; a user is named or not. */
  static Opened open(
      List<BrokerAddress> addresses, @Nullable String user, @Nullable String password)
      throws JMSException {
    var factory =
        ActiveMQJMSClient.createConnectionFactoryWithoutHA(
            JMSFactoryType.CF,
            addresses.stream().map(Artemis::transport).toArray(TransportConfiguration[]::new));
    limit(factory);
    try {
      var connection = connect(factory, user, password);
      IS_SILENT.set(false);
      return new Opened(connection, factory::close);
    } catch (JMSException | RuntimeException failure) {
      factory.close();
      throw failure;
    }
  }

  private static Connection connect(
      ActiveMQConnectionFactory factory, @Nullable String user, @Nullable String password)
      throws JMSException {
    return user == null ? factory.createConnection() : factory.createConnection(user, password);
  }

  private static void limit(ActiveMQConnectionFactory factory) {
    // BrokerLink opens a new connection; the client must not hold up callers meanwhile.
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setCallTimeout(LONGEST_CALL.toMillis());
    factory.setClientFailureCheckPeriod(CHECK.toMillis());
    factory.setConnectionTTL(LONGEST_SILENCE.toMillis());
    // A server that has no free worker holds no message that another server could take.
    factory.setConsumerWindowSize(0);
    // A send does not wait for the broker.
    factory.setBlockOnNonDurableSend(false);
    factory.setProducerWindowSize(-1);
    factory.setUseGlobalPools(false);
    factory.setThreadPoolMaxSize(4);
    factory.setScheduledThreadPoolMaxSize(1);
    factory.setUseTopologyForLoadBalancing(false);
    // Messages are texts; no object of a sender is ever created.
    factory.setDeserializationDenyList("*");
  }

  private static TransportConfiguration transport(BrokerAddress address) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(TransportConstants.HOST_PROP_NAME, address.host());
    parameters.put(TransportConstants.PORT_PROP_NAME, address.port());
    parameters.put(
        TransportConstants.NETTY_CONNECT_TIMEOUT, Math.toIntExact(LONGEST_CALL.toMillis()));
    parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, address.isEncrypted());
    parameters.put(TransportConstants.USE_DEFAULT_SSL_CONTEXT_PROP_NAME, address.isEncrypted());
    parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
    parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    parameters.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
    parameters.put(TransportConstants.USE_GLOBAL_WORKER_POOL_PROP_NAME, false);
    parameters.put(TransportConstants.REMOTING_THREADS_PROPNAME, 1);
    return new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters);
  }
}
