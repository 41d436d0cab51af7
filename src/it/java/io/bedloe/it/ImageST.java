package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the package of the server, and the root file system of the image that is made of it: run as
 * a container would, read-only and as the user of the image.
 */
@SystemTest
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageST {

  private static final Duration START = Duration.ofSeconds(150);

  /** What Kubernetes and Compose give the server to stop. */
  private static final int STOP_SECONDS = 25;

  /** The archives of Java 25 are the first that have profiles; older images have none. */
  private static final boolean HAS_ARCHIVE = Runtime.version().feature() >= 25;

  private Path folder = Path.of("");
  private Path server = Path.of("");
  private ImageFolder image = new ImageFolder(Path.of(""));

  @BeforeAll
  void build(@TempDir Path temporary) throws Exception {
    folder = temporary;
    server = packaged("first");
    image = new ImageFolder(folder.resolve("root"));
    image.build(server);
    if (HAS_ARCHIVE) {
      image.recordStart(BedloeServer.postgres().createDatabase("image_recorded"));
    }
  }

  private Path packaged(String name) throws Exception {
    return ServerPackage.write(folder.resolve(name));
  }

  @Test
  void twoPackagesOfOneBuildHaveTheSameBytes() throws Exception {
    assertThat(packaged("second")).hasSameBinaryContentAs(server);
  }

  @Test
  void theServerPlacesAnOrderInAReadOnlyFolderAndStopsInTimeWithNothingLost() throws Exception {
    var database = BedloeServer.postgres().createDatabase("image");
    var settings = new HashMap<>(database.environment());
    settings.put("BEDLOE_PROFILE", "development");
    settings.put("BEDLOE_DEMO_DATA", "false");
    String order;
    try (var running = image.start(settings)) {
      await("the server is ready").atMost(START).until(running::isReady);
      assertThat(owner(running)).as("the user").isNotEqualTo("0");
      var checked =
          image.java(
              Map.of("BEDLOE_HTTP_PORT", Integer.toString(running.uri().getPort())),
              "-cp",
              "/opt/bedloe/health",
              "HealthCheck");
      assertThat(checked.code()).as(checked.output()).isZero();

      var shop = Shop.behind(running.uri());
      order = Shop.created(shop.orderOf(Map.of(shop.product(1), 1)));

      running.process().destroy();
      assertThat(running.process().waitFor(STOP_SECONDS, TimeUnit.SECONDS))
          .as(running.log())
          .isTrue();
      assertThat(running.log()).doesNotContain("Exception", "Read-only file system");
    }
    assertThat(
            new Database(database).number("SELECT count(*) FROM orders WHERE id::text = ?", order))
        .isOne();
  }

  /** Returns the effective user of the process. */
  private static String owner(ImageFolder.Running running) throws IOException {
    var status = Files.readString(Path.of("/proc/" + running.process().pid() + "/status"));
    return status.replaceAll("(?s).*\\nUid:\\t\\d+\\t(\\d+)\\t.*", "$1");
  }

  @Test
  void aHealthCheckFailsWhenNoServerListens() throws Exception {
    var checked =
        image.java(Map.of("BEDLOE_HTTP_PORT", "9"), "-cp", "/opt/bedloe/health", "HealthCheck");
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.output()).contains("No response from http://127.0.0.1:9/health/ready");
  }

  @Test
  void productionWithoutItsSecretsIsRefused() throws Exception {
    try (var running = image.start(Map.of("BEDLOE_PROFILE", "production"))) {
      var wasReady = new AtomicBoolean();
      await("the end of the process")
          .atMost(START)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                wasReady.compareAndSet(false, running.answersThatItIsReady());
                return !running.process().isAlive();
              });
      assertThat(running.process().exitValue()).isEqualTo(1);
      assertThat(running.log()).contains("BEDLOE_SECRET", "BEDLOE_DB_PASSWORD");
      assertThat(wasReady).as("ready for a load balancer").isFalse();
    }
  }

  @Test
  void theRootFileSystemHasNoShell() throws Exception {
    try (var files = Files.walk(folder.resolve("root"))) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .isNotEmpty()
          .doesNotContain("sh", "bash", "busybox", "curl", "apt", "dpkg");
    }
  }
}
