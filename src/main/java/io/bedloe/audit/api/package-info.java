/** The audit trail over HTTP. */
@NullMarked
package io.bedloe.audit.api;

import org.jspecify.annotations.NullMarked;
