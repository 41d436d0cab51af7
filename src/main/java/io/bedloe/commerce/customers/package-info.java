/**
 * The customers: their addresses, and the accounts that sign in for them. Owns the table {@code
 * customers}. Publishes {@link io.bedloe.commerce.customers.CustomerDirectory} and, for whole
 * files, {@link io.bedloe.commerce.customers.CustomerBatch}. This feature may use the accounts, to
 * check that a linked one exists, and policies, to contribute the caller's customer.
 */
@MayUse({Accounts.class, CallerAttribute.class})
@NullMarked
package io.bedloe.commerce.customers;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.policies.CallerAttribute;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
