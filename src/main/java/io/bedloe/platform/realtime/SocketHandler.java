package io.bedloe.platform.realtime;

/** Handles one WebSocket connection. Messages of a connection arrive one after the other. */
public interface SocketHandler {

  /** The connection is open. */
  void opened(SocketFrames frames);

  void receivedText(String text);

  /** The client has sent a binary message, or a part of one. */
  void receivedBinary();

  /** The client has sent a message that is too long; its text is lost. */
  void receivedTooMuch();

  /** The client has replied to a ping. */
  void receivedPong();

  /** The connection is closed, by either side or because it was lost. */
  void closed();
}
