/** Tests of accounts, passwords and registrations over HTTP. */
@NullMarked
package io.bedloe.it.identity.accounts;

import org.jspecify.annotations.NullMarked;
