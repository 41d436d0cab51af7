/** The timers that seal the audit trail. */
@NullMarked
package io.bedloe.identity.audit.work;

import org.jspecify.annotations.NullMarked;
