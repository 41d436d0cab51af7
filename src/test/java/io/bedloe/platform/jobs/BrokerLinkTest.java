package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.jobs.BrokerLink.Opened;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the circuit breaker of the connection to the broker. */
class BrokerLinkTest {

  private final Logger logger = Logger.getLogger(BrokerLink.class.getName());
  private final Log log = new Log();
  private final List<String> closed = new ArrayList<>();
  private boolean isAway;
  private int tries;
  private long nanos;
  private final BrokerLink link = new BrokerLink("tcp://broker:1", this::open, () -> nanos);

  /** Keeps the messages. */
  private static final class Log extends Handler {

    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      messages.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {
      // Nothing is buffered.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @BeforeEach
  void listen() {
    logger.addHandler(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(log);
  }

  private Opened open() throws JMSException {
    tries++;
    if (isAway) {
      throw new JMSException("refused");
    }
    return new Opened(connection("connection " + tries), () -> closed.add("threads"));
  }

  private Connection connection(String name) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                closed.add(name);
              }
              return method.getName().equals("equals") ? proxy == arguments[0] : null;
            });
  }

  private void pass(long seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void aConnectionIsOpenedOnceAndReusedUntilItFails() {
    var first = link.connection().orElseThrow();
    assertThat(link.connection().orElseThrow()).isSameAs(first);
    assertThat(tries).isEqualTo(1);

    link.failed(first, new JMSException("lost"));

    assertThat(closed).containsExactly("connection 1", "threads");
    assertThat(link.isCurrent(first)).isFalse();
    assertThat(link.connection()).isEmpty();
    pass(1);
    assertThat(link.connection().orElseThrow()).isNotSameAs(first);
  }

  @Test
  void aBrokerThatIsAwayIsTriedAfterDelaysThatGrowToHalfAMinute() {
    isAway = true;
    int seconds = 0;
    var triedAt = new ArrayList<Integer>();
    while (seconds < 150) {
      int before = tries;
      assertThat(link.connection()).isEmpty();
      if (tries > before) {
        triedAt.add(seconds);
      }
      assertThat(link.isUsable()).isFalse();
      pass(1);
      seconds++;
    }
    assertThat(triedAt).containsExactly(0, 1, 3, 7, 15, 31, 61, 91, 121);
  }

  @Test
  void theLogSaysOnceThatTheBrokerIsAwayAndOnceThatItIsBack() {
    isAway = true;
    for (int i = 0; i < 100; i++) {
      assertThat(link.connection()).isEmpty();
      pass(1);
    }
    isAway = false;
    pass(30);
    var connection = link.connection().orElseThrow();
    assertThat(log.messages).as("a connection alone wakes nobody").hasSize(1);
    link.succeeded(connection);
    link.succeeded(connection);
    assertThat(log.messages).hasSize(2);
    assertThat(log.messages.get(0)).startsWith("WARNING").contains("does not respond");
    assertThat(log.messages.get(1)).startsWith("INFO").contains("responds again");
  }

  @Test
  void aFailureOfAFormerConnectionChangesNothing() {
    var former = link.connection().orElseThrow();
    link.failed(former, new JMSException("lost"));
    pass(1);
    var current = link.connection().orElseThrow();
    link.failed(former, new JMSException("lost"));
    assertThat(link.isCurrent(current)).isTrue();
    assertThat(closed).containsExactly("connection 1", "threads");
  }

  @Test
  void aClosedLinkOpensNoConnection() {
    var connection = link.connection().orElseThrow();
    link.close();
    assertThat(closed).containsExactly("connection 1", "threads");
    link.failed(connection, new JMSException("closed"));
    assertThat(link.connection()).isEmpty();
    assertThat(link.isUsable()).isFalse();
    assertThat(log.messages).isEmpty();
  }
}
