/**
 * Accounts and their passwords: they are opened, changed and erased here. Owns the tables {@code
 * users}, {@code user_roles}, {@code registrations} and {@code account_tokens}. Publishes {@link
 * io.bedloe.identity.accounts.Accounts}, {@link io.bedloe.identity.accounts.AccountAdministration}
 * and the events of an account. The features above implement the port {@link
 * io.bedloe.identity.accounts.RecentProof} and observe the events in the same transaction.
 */
@NullMarked
@MayUse({Roles.class})
@ReadsTables("second_factors")
package io.bedloe.identity.accounts;

import io.bedloe.identity.roles.Roles;
import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
