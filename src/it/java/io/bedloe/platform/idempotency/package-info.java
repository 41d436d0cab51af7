/** Tests of the lifetime of stored responses, on a real database. */
@NullMarked
package io.bedloe.platform.idempotency;

import org.jspecify.annotations.NullMarked;
