package io.bedloe.platform.realtime;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs work before the server stops. The server closes all connections before it stops the
 * application, so that {@code @PreDestroy} is too late for the last messages.
 *
 * <p>SIGTERM is handled here first, and then as before: the server begins to stop when the work has
 * ended. A JVM that handles no signals ({@code -Xrs}) runs the work when it exits, beside the stop
 * of the server.
 */
final class StopHook {

  private static final Logger LOG = Logger.getLogger(StopHook.class.getName());

  private final Runnable removal;

  private StopHook(Runnable removal) {
    this.removal = removal;
  }

  static StopHook register(Runnable work) {
    return new StopHook(Termination.handle(work).orElseGet(() -> atExit(work)));
  }

  private static Runnable atExit(Runnable work) {
    var thread = new Thread(work, "close event connections");
    Runtime.getRuntime().addShutdownHook(thread);
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(thread);
      } catch (IllegalStateException exiting) {
        LOG.log(Level.FINE, "the work runs or has run", exiting);
      }
    };
  }

  /** Removes the work. */
  void remove() {
    removal.run();
  }

  /**
   * The handler of SIGTERM. {@code sun.misc.Signal} is part of the supported module {@code
   * jdk.unsupported} (JEP 260); a compiler would refuse its name as a warning.
   */
  private static final class Termination {

    private final Class<?> signal;
    private final Class<?> handler;
    private final Object term;
    private final AtomicReference<@Nullable Object> former = new AtomicReference<>();

    private Termination() throws ReflectiveOperationException {
      signal = Class.forName("sun.misc.Signal");
      handler = Class.forName("sun.misc.SignalHandler");
      term = signal.getConstructor(String.class).newInstance("TERM");
    }

    /** Returns what puts the former handler back; empty when signals cannot be handled. */
    static Optional<Runnable> handle(Runnable work) {
      try {
        var termination = new Termination();
        var ours =
            Proxy.newProxyInstance(
                StopHook.class.getClassLoader(),
                new Class<?>[] {termination.handler},
                (self, method, arguments) ->
                    method.getName().equals("handle")
                        ? termination.handle(work, arguments[0])
                        : method.invoke(termination, arguments));
        termination.former.set(termination.put(ours));
        return Optional.of(termination::restore);
      } catch (ReflectiveOperationException | RuntimeException unsupported) {
        LOG.log(Level.FINE, "SIGTERM cannot be handled", unsupported);
        return Optional.empty();
      }
    }

    private Object put(@Nullable Object wanted) throws ReflectiveOperationException {
      return signal.getMethod("handle", signal, handler).invoke(null, term, wanted);
    }

    private @Nullable Object handle(Runnable work, Object received)
        throws ReflectiveOperationException {
      try {
        work.run();
      } catch (RuntimeException failure) {
        LOG.log(Level.WARNING, "Event connections could not be closed", failure);
      }
      handler.getMethod("handle", signal).invoke(former.get(), received);
      return null;
    }

    private void restore() {
      try {
        put(former.get());
      } catch (ReflectiveOperationException failure) {
        LOG.log(Level.WARNING, "The former handler of SIGTERM could not be put back", failure);
      }
    }
  }
}
