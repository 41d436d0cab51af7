/**
 * Cryptography with the configured secret {@code bedloe.secret}: keys derived for a purpose, and
 * values that the database keeps encrypted.
 */
@NullMarked
package io.bedloe.platform.crypto;

import org.jspecify.annotations.NullMarked;
