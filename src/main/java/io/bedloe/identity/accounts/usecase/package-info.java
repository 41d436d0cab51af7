/** What can be done with accounts and passwords; one class, one action. */
@NullMarked
package io.bedloe.identity.accounts.usecase;

import org.jspecify.annotations.NullMarked;
