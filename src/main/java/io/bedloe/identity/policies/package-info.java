/**
 * Policies: rules, stored as data, that restrict what roles allow. Owns the tables {@code
 * policies}, {@code policy_versions}, {@code policy_revision} and {@code access_decisions}.
 * Implements the ports {@link io.bedloe.platform.security.Decisions} and {@link
 * io.bedloe.platform.lists.RowLimits}. Other features contribute attributes of the caller as {@link
 * io.bedloe.identity.policies.CallerAttribute}.
 */
@NullMarked
package io.bedloe.identity.policies;

import org.jspecify.annotations.NullMarked;
