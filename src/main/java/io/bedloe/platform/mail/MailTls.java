package io.bedloe.platform.mail;

/** The TLS mode of the connection to the mail server. */
public enum MailTls {
  /**
   * The connection begins without TLS and must switch to it before any mail data is sent (RFC
   * 3207).
   */
  STARTTLS,
  /** The connection uses TLS from the first byte (RFC 8314). */
  IMPLICIT,
  /** The connection is not encrypted. */
  NONE
}
