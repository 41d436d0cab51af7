package io.bedloe.platform.realtime;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The endpoint of one connection: it connects the server's WebSocket to a {@link SocketHandler}.
 */
final class SocketEndpoint extends Endpoint {

  /** The longest message; access tokens of other issuers can have several thousand characters. */
  static final int LONGEST_MESSAGE = 16 * 1024;

  /** The bound for slow clients closes most of them before; the server then frees the rest. */
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(SocketEndpoint.class.getName());

  private final SocketHandler handler;
  private final Executor executor;

  SocketEndpoint(SocketHandler handler, Executor executor) {
    this.handler = handler;
    this.executor = executor;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxIdleTimeout(0);
    session.addMessageHandler(String.class, new TextParts(handler));
    session.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Partial<ByteBuffer>) (bytes, isLast) -> handler.receivedBinary());
    session.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> handler.receivedPong());
    var remote = session.getAsyncRemote();
    remote.setSendTimeout(LONGEST_WRITE.toMillis());
    handler.opened(new Frames(session, remote, executor));
  }

  @Override
  public void onClose(Session session, jakarta.websocket.CloseReason reason) {
    handler.closed();
  }

  /** The server closes the connection after an error of the protocol or the network. */
  @Override
  public void onError(Session session, Throwable failure) {
    LOG.log(Level.FINE, "a socket has failed", failure);
  }

  /**
   * Joins the parts of a message. The server limits the length of each part alone: a message of
   * many parts would grow without a bound.
   */
  private static final class TextParts implements MessageHandler.Partial<String> {

    /** Clients send a message of this length in one or two parts. */
    private static final int MOST_PARTS = 100;

    private final SocketHandler handler;
    private final StringBuilder text = new StringBuilder();
    private int parts;

    private TextParts(SocketHandler handler) {
      this.handler = handler;
    }

    @Override
    public void onMessage(String part, boolean isLast) {
      parts++;
      if (parts > MOST_PARTS || text.length() + part.length() > LONGEST_MESSAGE) {
        text.setLength(0);
        handler.receivedTooMuch();
        return;
      }
      text.append(part);
      if (isLast) {
        var message = text.toString();
        text.setLength(0);
        parts = 0;
        handler.receivedText(message);
      }
    }
  }

  /** The frames of a session. */
  private record Frames(Session session, RemoteEndpoint.Async remote, Executor executor)
      implements SocketFrames {

    @Override
    public void sendText(String text, Consumer<Boolean> whenSent) {
      try {
        remote.sendText(text, result -> whenSent.accept(result.isOK()));
      } catch (RuntimeException closed) {
        LOG.log(Level.FINE, "a socket was closed before a message was sent", closed);
        whenSent.accept(false);
      }
    }

    /** The ping of Jakarta WebSocket can wait for the network. */
    @Override
    public void sendPing(Consumer<Boolean> whenSent) {
      runApart(
          () -> {
            boolean isSent = false;
            try {
              remote.sendPing(ByteBuffer.allocate(0));
              isSent = true;
            } catch (IOException | RuntimeException closed) {
              LOG.log(Level.FINE, "a socket was closed before a ping was sent", closed);
            }
            whenSent.accept(isSent);
          });
    }

    @Override
    public void close(int code, String reason) {
      runApart(
          () -> {
            try {
              session.close(
                  new jakarta.websocket.CloseReason(CloseCodes.getCloseCode(code), reason));
            } catch (IOException | RuntimeException closed) {
              LOG.log(Level.FINE, "a socket was closed already", closed);
            }
          });
    }

    /** While the server stops its executor takes no more work. */
    private void runApart(Runnable work) {
      try {
        executor.execute(work);
      } catch (RejectedExecutionException stopping) {
        work.run();
      }
    }
  }
}
