package io.bedloe.it;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.LibertyServer;
import io.bedloe.dev.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;

/**
 * The server that Arquillian starts: the configuration of Bedloe without its application, which is
 * deployed together with the tests, and a database of its own.
 */
public final class InContainerServer {
  /**
   * Arquillian finds its server by this name among all Java processes of the user; the name must
   * therefore be unique and no prefix of another.
   */
  private static final String NAME = "arquillian-" + ProcessHandle.current().pid() + "-it";

  private static final int PORT = Ports.free();

  /** Adds the configuration that the file of Arquillian cannot contain. */
  public void configure(@Observes ContainerRegistry registry) {
    Map<String, String> environment = new HashMap<>(TestBed.SETTINGS);
    // Each test class deploys the application again, and the server keeps classes of former ones.
    environment.merge("JVM_ARGS", "-XX:MaxMetaspaceSize=768m", (others, own) -> others + " " + own);
    environment.put("BEDLOE_HTTP_HOST", "127.0.0.1");
    environment.put("BEDLOE_HTTP_PORT", Integer.toString(PORT));
    environment.putAll(TestBed.services().postgres().createDatabase("in_container").environment());
    for (Container<?> container : registry.getContainers()) {
      container
          .getContainerConfiguration()
          .overrideProperty("wlpHome", TestBed.liberty().toString())
          .overrideProperty("usrDir", prepare(environment).toString())
          .overrideProperty("serverName", NAME)
          .overrideProperty("httpPort", Integer.toString(PORT));
    }
  }

  private static Path prepare(Map<String, String> environment) {
    return LibertyServer.withoutApplication(
        NAME, TestBed.liberty(), TestBed.services().directory().resolve(NAME), environment);
  }

  /** The application is deployed before its schema is current, and responds with 503 until then. */
  public void awaitReady(@Observes AfterDeploy event) {
    await("the server is ready")
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().port(PORT).get("/health/ready").statusCode() == 200);
  }

  /** If the tests are killed, the next run ends the process that Arquillian has started. */
  public void note(@Observes AfterStart event) {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(NAME))
        .forEach(TestBed.services()::endWithThisProcess);
  }
}
