/**
 * The audit trail as people see it: reads what {@link io.bedloe.platform.audit.AuditTrail} wrote,
 * and seals it, so that a row that was changed, removed or slipped in later is found. Owns the
 * tables {@code audit_seals}, {@code audit_heads} and {@code audit_sealing}.
 */
@ReadsTables("audit_log")
@NullMarked
package io.bedloe.identity.audit;

import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
