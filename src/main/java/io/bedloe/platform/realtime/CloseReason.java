package io.bedloe.platform.realtime;

/** The reasons for which the server closes a connection. */
public enum CloseReason {
  /** The session, the API key or the account is not valid any more, or the token has expired. */
  CREDENTIAL_ENDED(
      "credential-ended", "The session, key or access token has ended. Sign in again."),
  /** The caller has lost the permission to read events. */
  FORBIDDEN("forbidden", "The caller may not read events any more."),
  /** The client has not read what was sent to it for too long. */
  SLOW_CONSUMER(
      "slow-consumer", "The client reads too slowly. Connect again after the last event."),
  /** Events that the client has not received yet are not stored any more. */
  EXPIRED("expired", "Events that were not sent yet have expired. Read the resources again."),
  /** The server has failed to evaluate or to read the events of this connection for too long. */
  SERVER_ERROR(
      "server-error", "The server cannot read the events. Connect again after the last one."),
  /** The server stops. */
  SERVER_STOPPING("server-stopping", "The server stops. Connect again after the last event.");

  private final String code;
  private final String detail;

  CloseReason(String code, String detail) {
    this.code = code;
    this.detail = detail;
  }

  /** Returns the published code. */
  public String code() {
    return code;
  }

  /** Returns a sentence for people. */
  public String detail() {
    return detail;
  }
}
