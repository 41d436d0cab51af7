/** The tables of accounts. */
@NullMarked
package io.bedloe.identity.accounts.data;

import org.jspecify.annotations.NullMarked;
