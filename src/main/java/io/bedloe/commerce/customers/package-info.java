/**
 * The customers: who buys, where they live, and which account signs in for them. Owns the table
 * {@code customers}. Publishes {@link io.bedloe.commerce.customers.CustomerDirectory} and, for
 * whole files, {@link io.bedloe.commerce.customers.CustomerBatch}. May use the accounts, to know
 * that a linked one exists, and policies, to contribute the caller's customer.
 */
@MayUse({Accounts.class, CallerAttribute.class})
@NullMarked
package io.bedloe.commerce.customers;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.policies.CallerAttribute;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
