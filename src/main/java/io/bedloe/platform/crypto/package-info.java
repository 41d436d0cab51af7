/**
 * Cryptography with the configured secret {@code bedloe.secret}: keys derived for a purpose, and
 * encryption of stored values.
 */
@NullMarked
package io.bedloe.platform.crypto;

import org.jspecify.annotations.NullMarked;
