/**
 * Security events: signs of an attack are logged under a stable name, counted, and written to the
 * audit trail when they concern an account.
 */
@NullMarked
package io.bedloe.platform.securityevents;

import org.jspecify.annotations.NullMarked;
