package io.bedloe.platform.realtime;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events (WHATWG HTML, 9.2). Nothing waits for the client: the bytes of one
 * batch are kept until the network takes them, and the next batch is not read before.
 */
public final class EventSourceStream implements Outlet, WriteListener {

  public static final String MEDIA_TYPE = "text/event-stream";

  private static final Logger LOG = Logger.getLogger(EventSourceStream.class.getName());

  /** Clients connect again after this time, in milliseconds. */
  private static final String BEGIN = "retry: 2000\n: connected\n\n";

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Function<PublishedEvent, String> json;
  private final Runnable whenReady;
  private byte @Nullable [] unsent = BEGIN.getBytes(StandardCharsets.UTF_8);
  private boolean isUnflushed;
  private boolean isBegun;
  private boolean isEnding;
  private volatile boolean isOpen = true;

  /**
   * Takes over a response.
   *
   * @param json returns an event as it is sent
   * @param whenReady is called when the client can take more
   */
  public EventSourceStream(
      AsyncContext async, Function<PublishedEvent, String> json, Runnable whenReady)
      throws IOException {
    this.async = async;
    this.out = async.getResponse().getOutputStream();
    this.json = json;
    this.whenReady = whenReady;
  }

  /** Begins to write. */
  public void begin() {
    async.setTimeout(0);
    out.setWriteListener(this);
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      isBegun = true;
      write();
    }
    whenReady.run();
  }

  /** The client is gone. */
  @Override
  public void onError(Throwable failure) {
    LOG.log(Level.FINE, "a client has closed its stream of events", failure);
    end();
    whenReady.run();
  }

  /** Writes what the network takes now; {@link #onWritePossible} goes on with the rest. */
  private void write() {
    try {
      while (isOpen && out.isReady()) {
        if (unsent != null) {
          var bytes = unsent;
          unsent = null;
          isUnflushed = true;
          out.write(bytes);
        } else if (isUnflushed) {
          isUnflushed = false;
          out.flush();
        } else {
          if (isEnding) {
            end();
          }
          return;
        }
      }
    } catch (IOException | IllegalStateException gone) {
      onError(gone);
    }
  }

  /** Waits for the thread that writes, so that the response is not completed while it does. */
  private synchronized void end() {
    if (isOpen) {
      isOpen = false;
      try {
        async.complete();
      } catch (IllegalStateException completed) {
        LOG.log(Level.FINE, "the server has ended the stream of events itself", completed);
      }
    }
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public synchronized boolean isReady() {
    return isOpen && isBegun && !isEnding && unsent == null && !isUnflushed && out.isReady();
  }

  @Override
  public void send(List<PublishedEvent> events, long position) {
    var text = new StringBuilder();
    for (var event : events) {
      text.append("id: ")
          .append(event.position())
          .append("\nevent: ")
          .append(event.type())
          .append("\ndata: ")
          .append(json.apply(event))
          .append("\n\n");
    }
    send(text.toString());
  }

  /** The position saves a client that connects again from events that it may not see. */
  @Override
  public void sendHeartbeat(long position) {
    send(": heartbeat\nid: " + position + "\n\n");
  }

  private synchronized void send(String text) {
    unsent = text.getBytes(StandardCharsets.UTF_8);
    write();
  }

  /** A client that has not taken the last bytes does not get the reason. */
  @Override
  public synchronized void close(CloseReason reason) {
    if (isReady()) {
      isEnding = true;
      send(
          "event: %s\ndata: {\"reason\":\"%s\",\"detail\":\"%s\"}\n\n"
              .formatted(
                  reason == CloseReason.EXPIRED ? "expired" : "closed",
                  reason.code(),
                  reason.detail()));
    } else {
      end();
    }
  }
}
