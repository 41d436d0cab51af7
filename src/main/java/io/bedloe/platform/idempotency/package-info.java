/**
 * Repeatable requests: the response to the first request is stored in the transaction of its work,
 * and returned again to a request with the same key (the IETF's Idempotency-Key header draft).
 */
@NullMarked
package io.bedloe.platform.idempotency;

import org.jspecify.annotations.NullMarked;
