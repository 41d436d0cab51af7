/**
 * Security events: what looks like an attack is logged under a stable name, counted, and written to
 * the audit trail when it concerns an account.
 */
@NullMarked
package io.bedloe.platform.securityevents;

import org.jspecify.annotations.NullMarked;
