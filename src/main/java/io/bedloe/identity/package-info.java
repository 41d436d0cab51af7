/**
 * The identity floor: accounts, how they sign in, what they may do, and the audit trail of what
 * they did. Together with the kernel and the platform it is the baseline of an enterprise API. It
 * knows nothing of commerce.
 */
@NullMarked
package io.bedloe.identity;

import org.jspecify.annotations.NullMarked;
