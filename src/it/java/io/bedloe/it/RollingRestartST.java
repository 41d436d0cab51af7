package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests that two packaged servers behind a real HAProxy, which sends each request to any of them,
 * can be restarted one after the other, and one can crash, while clients place orders. A client
 * repeats a request without an answer with its key.
 */
@SystemTest
class RollingRestartST {

  @Test
  void aRollingRestartAndAKillLoseNoRequestAndDoubleNoOrder() throws Exception {
    var first = BedloeServer.onOwnDatabase(ServerPackage.unpacked(), Map.of());
    var second = BedloeServer.packagedOn(first.database().address(), Map.of());
    try (first;
        second) {
      first.start();
      second.start();
      try (var proxy = HaProxy.before(first, second)) {
        var product = new Shop(first).product(1_000_000);
        try (var load = SteadyOrders.start(proxy.uri(), product)) {
          load.awaitMore();
          restart(first, "one", proxy, load);
          restart(second, "two", proxy, load);
          first.kill();
          load.awaitMore();
          load.end();

          load.assertNoneIsLostOrDoubled(second, 1_000_000);
          assertThat(proxy.servedOrders()).containsKeys("one", "two");
        }
      }
    }
  }

  /** Ends a server with SIGTERM and starts it again, as a deployment does. */
  private static void restart(BedloeServer server, String name, HaProxy proxy, SteadyOrders load) {
    int since = proxy.output().length();
    server.stop();
    load.awaitMore();
    server.start();
    proxy.awaitUpAgain(name, since);
    load.awaitMore();
  }
}
