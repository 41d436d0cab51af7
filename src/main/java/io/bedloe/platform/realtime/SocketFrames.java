package io.bedloe.platform.realtime;

import java.util.function.Consumer;

/**
 * The frames of a WebSocket connection (RFC 6455). No method waits for the client. One text or ping
 * is sent at a time: the next one after the result of the one before.
 */
public interface SocketFrames {

  /**
   * Sends a text message.
   *
   * @param whenSent is called with true when the network has taken it, on any thread; with false
   *     when the client is gone
   */
  void sendText(String text, Consumer<Boolean> whenSent);

  /** Sends a ping, to which the client must reply with a pong. */
  void sendPing(Consumer<Boolean> whenSent);

  /**
   * Sends a close frame if the client still reads, and closes the connection.
   *
   * @param reason at most 123 bytes
   */
  void close(int code, String reason);
}
