/**
 * Delays attempts at guessing secrets (passwords, codes of second factors, tokens of links), and
 * counts mails that anybody may request. Owns the tables {@code sign_in_tries} and {@code
 * known_sign_in_sources}.
 */
@NullMarked
@ReadsTables("users")
package io.bedloe.platform.throttle;

import io.bedloe.kernel.ReadsTables;
import org.jspecify.annotations.NullMarked;
