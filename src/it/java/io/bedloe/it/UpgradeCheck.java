package io.bedloe.it;

import io.bedloe.dev.Launch;
import io.bedloe.dev.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code make upgrade-check}: a server of another build, the version before, and one of this build
 * work side by side on one database behind HAProxy, while clients place orders
 * (docs/operations/upgrade.md). It is not a test of {@code make verify}, because the other build
 * has to be made first.
 */
public final class UpgradeCheck {

  private static final long STOCK = 1_000_000;

  private UpgradeCheck() {}

  public static void main(String[] otherInstallation) {
    Launch.exit(() -> run(otherInstallation));
  }

  private static void run(String[] otherInstallation) throws Exception {
    if (otherInstallation.length != 1 || otherInstallation[0].isBlank()) {
      throw new Refusal(
          "Name the server of the version before: make upgrade-check BASE=.../target/liberty/wlp");
    }
    var installation = Path.of(otherInstallation[0]).toAbsolutePath();
    if (!Files.isExecutable(installation.resolve("bin/server"))) {
      throw new Refusal(
          installation + " is no Liberty installation with Bedloe; build it there with make run.");
    }
    try (var before = BedloeServer.onOwnDatabase(installation, Map.of()).start();
        var now = BedloeServer.besides(before);
        var proxy = HaProxy.before(before, now)) {
      var product = new Shop(before).product(STOCK);
      long changeSets = changeSets(before);
      try (var load = SteadyOrders.start(proxy.uri(), product)) {
        upgradeAndGoBack(before, now, proxy, load);
        load.end();
        load.assertNoneIsLostOrDoubled(before, STOCK);
        Launch.say(
            "Change sets that are new: %d. Orders placed meanwhile: %d, by server: %s. None was lost or doubled."
                .formatted(
                    changeSets(before) - changeSets, load.orders().size(), proxy.servedOrders()));
      }
    }
  }

  private static void upgradeAndGoBack(
      BedloeServer before, BedloeServer now, HaProxy proxy, SteadyOrders load) {
    load.awaitMore();
    Launch.say("The new server starts and migrates, while the old one serves.");
    now.start();
    proxy.awaitUpAgain("two", 0);
    Launch.say("Both servers serve.");
    load.awaitMore();
    int since = proxy.output().length();
    before.stop();
    Launch.say("The new server serves alone.");
    load.awaitMore();
    Launch.say("The old server starts on the new schema, and both serve.");
    before.start();
    proxy.awaitUpAgain("one", since);
    load.awaitMore();
    now.stop();
    Launch.say("The old server serves alone again.");
    load.awaitMore();
  }

  private static long changeSets(BedloeServer server) {
    return server.database().number("SELECT count(*) FROM databasechangelog");
  }
}
