package io.bedloe.it;

import io.bedloe.dev.Ports;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.jspecify.annotations.Nullable;

/** A real ActiveMQ Artemis in this JVM, on a free port of the loopback; it can be stopped. */
public final class Broker implements AutoCloseable {

  public static final String USER = "bedloe";
  public static final String PASSWORD = "a password of the test's broker";

  /** The broker says each step of each client. */
  private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

  static {
    AUDIT.setLevel(Level.OFF);
  }

  private final int port = Ports.free();
  private final @Nullable Path keyStore;
  private final @Nullable String keyStorePassword;
  private @Nullable EmbeddedActiveMQ running;

  private Broker(@Nullable Path keyStore, @Nullable String keyStorePassword) {
    this.keyStore = keyStore;
    this.keyStorePassword = keyStorePassword;
  }

  /** Starts a broker that everybody may use. */
  public static Broker open() throws Exception {
    return new Broker(null, null).start();
  }

  /** Starts a broker with TLS that only {@link #USER} may use. */
  public static Broker withTls(Path keyStore, String password) throws Exception {
    return new Broker(keyStore, password).start();
  }

  /** Starts, also again after {@link #stop}, on the same port. */
  public Broker start() throws Exception {
    var configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(keyStore != null)
            .addAcceptorConfiguration(
                "test",
                "tcp://127.0.0.1:"
                    + port
                    + (keyStore == null
                        ? ""
                        : "?sslEnabled=true;keyStoreType=PKCS12;keyStorePath="
                            + keyStore
                            + ";keyStorePassword="
                            + keyStorePassword))
            .addAddressSetting("#", new AddressSettings())
            .putSecurityRoles(
                "#",
                Set.of(
                    new Role(
                        "work", true, true, true, true, true, true, false, true, true, true, false,
                        false)));
    var server = new EmbeddedActiveMQ().setConfiguration(configuration);
    if (keyStore != null) {
      var accounts = new SecurityConfiguration();
      accounts.addUser(USER, PASSWORD);
      accounts.addRole(USER, "work");
      server.setSecurityManager(
          new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts));
    }
    running = server.start();
    return this;
  }

  public void stop() throws Exception {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  public int port() {
    return port;
  }

  /** Returns the value of BEDLOE_JMS_URL. */
  public String url() {
    return keyStore == null ? "tcp://127.0.0.1:" + port : "ssl://localhost:" + port;
  }

  @Override
  public void close() throws Exception {
    stop();
  }
}
