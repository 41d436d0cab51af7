package io.bedloe.it;

import io.bedloe.dev.LibertyServer;
import io.bedloe.dev.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;

/**
 * The server that Arquillian starts: Bedloe's own configuration without Bedloe, which comes with
 * the tests in one archive, and a database of its own.
 */
public final class InContainerServer {
  /**
   * Arquillian looks for its server among all Java processes of the user by this name, which must
   * therefore be no other's, nor the beginning of another's.
   */
  private static final String NAME = "arquillian-" + ProcessHandle.current().pid() + "-it";

  /** Arquillian has read its file: what that could not know is added. */
  public void configure(@Observes ContainerRegistry registry) {
    int port = Ports.free();
    Map<String, String> environment = new HashMap<>();
    environment.put("BEDLOE_PROFILE", "development");
    environment.put("BEDLOE_DEMO_DATA", "false");
    environment.put("BEDLOE_HTTP_HOST", "127.0.0.1");
    environment.put("BEDLOE_HTTP_PORT", Integer.toString(port));
    environment.putAll(TestBed.services().postgres().createDatabase("in_container").environment());
    for (Container<?> container : registry.getContainers()) {
      container
          .getContainerConfiguration()
          .overrideProperty("wlpHome", TestBed.liberty().toString())
          .overrideProperty("usrDir", prepare(environment).toString())
          .overrideProperty("serverName", NAME)
          .overrideProperty("httpPort", Integer.toString(port));
    }
  }

  private static Path prepare(Map<String, String> environment) {
    return LibertyServer.withoutApplication(
        NAME, TestBed.liberty(), TestBed.services().directory().resolve(NAME), environment);
  }

  /** Should the tests be killed, the next run ends what Arquillian has started. */
  public void note(@Observes AfterStart event) {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(NAME))
        .forEach(TestBed.services()::endWithThisProcess);
  }
}
