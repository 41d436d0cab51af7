package io.bedloe.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free TCP ports on this machine. */
public final class Ports {
  /**
   * The ports are below the ephemeral range of Linux (32768) and macOS (49152): a port of that
   * range could be in use before the server binds it.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 31_999;

  private static final int MOST_FORKS = 16;

  /** Test JVMs that run side by side have different numbers, so that each has ports of its own. */
  private static final int FORK =
      Integer.parseInt(System.getProperty("bedloe.test.fork", "fork-0").substring("fork-".length()))
          % MOST_FORKS;

  private static final int SHARE = (LAST - FIRST + 1) / MOST_FORKS;
  private static final int ATTEMPTS = 200;

  private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** Returns a port that nothing listens on and that this JVM has not returned before. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = FIRST + MOST_FORKS * ThreadLocalRandom.current().nextInt(SHARE) + FORK;
      if (isFree(port) && HANDED_OUT.add(port)) {
        return port;
      }
    }
    throw new Refusal("No free port was found between " + FIRST + " and " + LAST + ".");
  }

  /**
   * Returns whether a server could listen on the port now, on the loopback and on every address.
   */
  public static boolean isFree(int port) {
    return binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && binds(new InetSocketAddress(port));
  }

  private static boolean binds(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
