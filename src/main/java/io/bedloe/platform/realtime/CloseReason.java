package io.bedloe.platform.realtime;

/** The reasons for which the server closes a connection. */
public enum CloseReason {
  /** The session, the API key or the account is not valid any more, or the token has expired. */
  CREDENTIAL_ENDED(
      "credential-ended",
      CloseReason.POLICY_VIOLATION,
      "The session, key or access token has ended. Sign in again."),
  /** The caller has lost the permission to read events. */
  FORBIDDEN("forbidden", CloseReason.POLICY_VIOLATION, "The caller may not read events any more."),
  /** The client has not read what was sent to it for too long. */
  SLOW_CONSUMER(
      "slow-consumer",
      CloseReason.TRY_AGAIN_LATER,
      "The client reads too slowly. Connect again after the last event."),
  /** The client of a socket has sent neither a pong nor a message for too long. */
  SILENT_CLIENT(
      "silent-client",
      CloseReason.TRY_AGAIN_LATER,
      "The client does not reply to pings. Connect again after the last event."),
  /** The client of a socket sends too many messages. */
  TOO_MANY_MESSAGES(
      "too-many-messages", CloseReason.POLICY_VIOLATION, "The client sends too many messages."),
  /** The client of a socket has sent a message that is too long. */
  MESSAGE_TOO_LONG("message-too-long", CloseReason.MESSAGE_TOO_BIG, "The message is too long."),
  /** Events that the client has not received yet are not stored any more. */
  EXPIRED(
      "expired",
      CloseReason.POLICY_VIOLATION,
      "Events that were not sent yet have expired. Read the resources again."),
  /** The server has failed to evaluate or to read the events of this connection for too long. */
  SERVER_ERROR(
      "server-error",
      CloseReason.INTERNAL_ERROR,
      "The server cannot read the events. Connect again after the last one."),
  /** The server stops. */
  SERVER_STOPPING(
      "server-stopping",
      CloseReason.GOING_AWAY,
      "The server stops. Connect again after the last event.");

  /** RFC 6455, 7.4.1. */
  private static final int GOING_AWAY = 1001;

  /** RFC 6455, 7.4.1: the same connection would be refused; the client has to change something. */
  static final int POLICY_VIOLATION = 1008;

  /** RFC 6455, 7.4.1. */
  private static final int MESSAGE_TOO_BIG = 1009;

  /** RFC 6455, 7.4.1. */
  private static final int INTERNAL_ERROR = 1011;

  /** Registered by IANA for RFC 6455: the client may connect again. */
  private static final int TRY_AGAIN_LATER = 1013;

  private final String code;
  private final int socketCode;
  private final String detail;

  CloseReason(String code, int socketCode, String detail) {
    this.code = code;
    this.socketCode = socketCode;
    this.detail = detail;
  }

  /** Returns the published code. */
  public String code() {
    return code;
  }

  /** Returns the status code of a WebSocket close frame (RFC 6455, 7.4). */
  public int socketCode() {
    return socketCode;
  }

  /** Returns a sentence for people. */
  public String detail() {
    return detail;
  }
}
