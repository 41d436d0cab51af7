package io.bedloe.platform.mail;

/** How the connection to the mail server is kept from others. */
public enum MailTls {
  /** Begins in the clear and has to become TLS before anything is said (RFC 3207). */
  STARTTLS,
  /** TLS from the first byte (RFC 8314). */
  IMPLICIT,
  /** Not at all. */
  NONE
}
