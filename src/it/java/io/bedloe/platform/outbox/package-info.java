/** Tests the outbox with a real database. */
@NullMarked
package io.bedloe.platform.outbox;

import org.jspecify.annotations.NullMarked;
