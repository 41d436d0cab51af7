/** Queries of the audit trail and its seals. */
@NullMarked
package io.bedloe.identity.audit.data;

import org.jspecify.annotations.NullMarked;
