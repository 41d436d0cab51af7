/** The audit trail, over HTTP and behind it. */
@NullMarked
package io.bedloe.it.identity.audit;

import org.jspecify.annotations.NullMarked;
