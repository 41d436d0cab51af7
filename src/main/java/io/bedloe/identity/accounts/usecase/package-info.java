/** The use cases of accounts and passwords. Each class performs one action. */
@NullMarked
package io.bedloe.identity.accounts.usecase;

import org.jspecify.annotations.NullMarked;
