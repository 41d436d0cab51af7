/**
 * Second factors: codes of authenticator apps (TOTP, RFC 6238) and recovery codes. Owns the tables
 * {@code second_factors} and {@code recovery_codes}. Publishes {@link
 * io.bedloe.identity.mfa.CheckCode}, {@link io.bedloe.identity.mfa.UseSecondFactor} and the event
 * {@link io.bedloe.identity.mfa.SecondFactorRemoved}. The feature {@code sessions} knows which
 * sessions have proved a factor.
 */
@NullMarked
@MayUse({Accounts.class})
package io.bedloe.identity.mfa;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
