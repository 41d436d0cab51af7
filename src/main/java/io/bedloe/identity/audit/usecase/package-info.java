/** Seals the audit trail and verifies it. */
@NullMarked
package io.bedloe.identity.audit.usecase;

import org.jspecify.annotations.NullMarked;
