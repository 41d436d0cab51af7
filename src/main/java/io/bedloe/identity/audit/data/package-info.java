/** How the audit trail and its seals are read. */
@NullMarked
package io.bedloe.identity.audit.data;

import org.jspecify.annotations.NullMarked;
