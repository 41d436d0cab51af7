/**
 * Requests that may be sent again: the answer of the first is stored in the transaction that did
 * the work, and given again to whoever repeats the key (the IETF's Idempotency-Key header draft).
 */
@NullMarked
package io.bedloe.platform.idempotency;

import org.jspecify.annotations.NullMarked;
