package io.bedloe.platform.audit;

/**
 * Signs audit rows when they are written, so that a row that somebody else inserted is found;
 * implemented by the feature that verifies the trail, which has the key.
 */
public interface AuditSigner {

  /** The message authentication code of a row. */
  String sign(AuditRow row);
}
