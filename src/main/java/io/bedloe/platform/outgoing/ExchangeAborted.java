package io.bedloe.platform.outgoing;

/**
 * The server itself could not send a request, or ended it before there was a response: no thread
 * was free, or the server stops. It says nothing about the receiver.
 */
public final class ExchangeAborted extends Exception {

  private static final long serialVersionUID = 1L;

  ExchangeAborted(String reason, Throwable cause) {
    super(reason, cause);
  }

  ExchangeAborted(String reason) {
    super(reason);
  }
}
