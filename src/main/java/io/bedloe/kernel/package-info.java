/**
 * The types that every other package shares: money, quantities, callers, and refusals of requests.
 * It does no I/O, uses no framework, and imports no other package of Bedloe.
 */
@NullMarked
package io.bedloe.kernel;

import org.jspecify.annotations.NullMarked;
