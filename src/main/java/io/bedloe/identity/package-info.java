/**
 * The identity layer: accounts, sign-in, permissions, and the audit trail. Together with the kernel
 * and the platform it is the baseline of an enterprise API. It does not depend on commerce.
 */
@NullMarked
package io.bedloe.identity;

import org.jspecify.annotations.NullMarked;
