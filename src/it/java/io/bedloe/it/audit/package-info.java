/** The audit trail, over HTTP and behind it. */
@NullMarked
package io.bedloe.it.audit;

import org.jspecify.annotations.NullMarked;
