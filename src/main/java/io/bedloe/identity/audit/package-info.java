/**
 * Reads and verifies the audit trail that {@link io.bedloe.platform.audit.AuditTrail} writes, and
 * seals it, so that a later change, removal or insertion of a row is detected. Owns the tables
 * {@code audit_seals}, {@code audit_heads} and {@code audit_sealing}.
 */
@ReadsTables("audit_log")
@NullMarked
package io.bedloe.identity.audit;

import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
