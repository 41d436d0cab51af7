/**
 * Policies: rules, as data, that narrow what roles allow. Owns the tables {@code policies}, {@code
 * policy_versions}, {@code policy_revision} and {@code access_decisions}. Implements the ports
 * {@link io.bedloe.platform.security.Decisions} and {@link io.bedloe.platform.lists.RowLimits}. May
 * use the customers, to know which one an account is linked to.
 */
@MayUse({CustomerDirectory.class})
@NullMarked
package io.bedloe.policies;

import io.bedloe.customers.CustomerDirectory;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
