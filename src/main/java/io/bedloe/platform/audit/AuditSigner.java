package io.bedloe.platform.audit;

/**
 * Signs audit rows when they are written, so that a row that somebody else inserted is detected.
 * The feature that verifies the trail has the key and implements this port.
 */
public interface AuditSigner {

  /** Returns the message authentication code of a row. */
  String sign(AuditRow row);
}
