/**
 * The words that every other package shares: money, quantities, who is calling, and how a request
 * is refused. No I/O and no framework; imports nothing of Bedloe.
 */
@NullMarked
package io.bedloe.kernel;

import org.jspecify.annotations.NullMarked;
