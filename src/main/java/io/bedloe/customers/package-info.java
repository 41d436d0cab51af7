/**
 * The customers: who buys, where they live, and which account signs in for them. Owns the table
 * {@code customers}. Publishes {@link io.bedloe.customers.CustomerDirectory}. May use the accounts,
 * to know that a linked one exists.
 */
@MayUse({Accounts.class})
@NullMarked
package io.bedloe.customers;

import io.bedloe.access.Accounts;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
