/** How the audit trail and its seals are read. */
@NullMarked
package io.bedloe.audit.data;

import org.jspecify.annotations.NullMarked;
