/** Accounts, passwords and mailed tokens: the rules, without any I/O. */
@NullMarked
package io.bedloe.identity.accounts.model;

import org.jspecify.annotations.NullMarked;
