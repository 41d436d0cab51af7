/**
 * Cryptography with the configured secret {@code bedloe.secret}: a keyring that derives a key for
 * each purpose, encryption of values that the database keeps, and message authentication codes.
 * Digests and HMAC are computed here and nowhere else.
 */
@NullMarked
package io.bedloe.platform.crypto;

import org.jspecify.annotations.NullMarked;
