/** The HTTP resource of the audit trail. */
@NullMarked
package io.bedloe.identity.audit.api;

import org.jspecify.annotations.NullMarked;
