/** The audit trail over HTTP. */
@NullMarked
package io.bedloe.identity.audit.api;

import org.jspecify.annotations.NullMarked;
