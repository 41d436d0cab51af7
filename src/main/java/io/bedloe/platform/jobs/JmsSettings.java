package io.bedloe.platform.jobs;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Profile;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The settings of the broker that wakes workers of other servers. */
@ApplicationScoped
public class JmsSettings implements SettingsOwner {

  static final Setting<List<BrokerAddress>> URL =
      new Setting<>(
          "bedloe.jms.url",
          "tcp://host:port or ssl://host:port; several separated by commas",
          Setting.NONE,
          false,
          "The ActiveMQ Artemis broker that wakes workers of other servers when a job is enqueued and"
              + " the server itself has no free worker. With ssl the certificate is verified against"
              + " the trust store of the JVM. Of several brokers the first that responds is used."
              + " Without a broker, and while none responds, other servers find such jobs with their"
              + " next sweep.",
          text -> Setting.NONE.equals(text) ? List.of() : BrokerAddress.listOf(text));

  static final Setting<String> USER =
      Setting.text(
          "bedloe.jms.user",
          Setting.NONE,
          "The user name for the broker. The user sends to, receives from and creates the queues"
              + " bedloe.jobs.*.");

  static final Setting<Secret<String>> PASSWORD =
      Setting.secretOrNone("bedloe.jms.password", "The password of bedloe.jms.user.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(URL, USER, PASSWORD);
  }

  @Override
  public List<String> faults(Settings settings) {
    var faults = new ArrayList<String>();
    if (settings.isSet(USER) != settings.isSet(PASSWORD)) {
      faults.add(
          "bedloe.jms.user and bedloe.jms.password must be set together: only one of them is set");
    }
    if (settings.isSet(URL)
        && settings.isSet(PASSWORD)
        && settings.get(PlatformSettings.PROFILE) == Profile.PRODUCTION
        && settings.get(URL).stream().anyMatch(address -> !address.isEncrypted())) {
      faults.add(
          "bedloe.jms.url (BEDLOE_JMS_URL): the password would be sent without encryption; use"
              + " ssl:// in production");
    }
    return faults;
  }
}
