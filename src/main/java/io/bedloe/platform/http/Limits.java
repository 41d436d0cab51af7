package io.bedloe.platform.http;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The maximum sizes of bodies, and the maximum number of connections. */
@ApplicationScoped
public class Limits implements SettingsOwner {

  public static final Setting<Integer> JSON_BYTES =
      Setting.number(
          "bedloe.http.max-json-bytes",
          1_000,
          100_000_000,
          "1000000",
          "The maximum size of a JSON request body, in bytes.");

  /** {@code server.xml} reads it. */
  public static final Setting<Integer> CONNECTIONS =
      Setting.number(
          "bedloe.http.connections",
          100,
          100_000,
          "4000",
          "The maximum number of open TCP connections of clients, per server, including those of "
              + "bedloe.realtime.connections. Further ones are closed at once. Each needs up to 12 "
              + "KiB of direct memory (-XX:MaxDirectMemorySize in JVM_ARGS).");

  /**
   * The server's buffer of a connection that it reads from has 8 KiB; the rest is for responses.
   */
  private static final long DIRECT_BYTES = 12L * 1024;

  private static final long MEBIBYTE = 1024L * 1024;

  @Override
  public List<Setting<?>> settings() {
    return List.of(JSON_BYTES, CONNECTIONS);
  }

  @Override
  public List<String> faults(Settings settings) {
    return faults(settings.get(CONNECTIONS), maxDirectMemory());
  }

  /**
   * Returns what is wrong with the number of connections. Without direct memory, threads wait for
   * it, and the server serves nobody.
   */
  static List<String> faults(int connections, long maxDirectMemory) {
    long needed = connections * DIRECT_BYTES;
    return needed <= maxDirectMemory
        ? List.of()
        : List.of(
            "%s is %d, which needs -XX:MaxDirectMemorySize=%dm in JVM_ARGS or more; this JVM has %dm. Lower the one or raise the other."
                .formatted(
                    CONNECTIONS.name(),
                    connections,
                    needed / MEBIBYTE + 1,
                    maxDirectMemory / MEBIBYTE));
  }

  /** Returns how many bytes of direct buffers the JVM allows. */
  private static long maxDirectMemory() {
    var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long limit = Long.parseLong(jvm.getVMOption("MaxDirectMemorySize").getValue());
    return limit == 0 ? ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() : limit;
  }
}
