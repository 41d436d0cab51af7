package io.bedloe.platform.crypto;

/**
 * A column that a feature keeps encrypted. While {@code bedloe.secret.previous} is set, the values
 * that are not encrypted with a key of {@code bedloe.secret} are encrypted again.
 *
 * @param values names the values for the log, in the plural
 * @param encryption encrypts the values of the column
 * @param find finds values that are encrypted in another way than new ones, as {@code id} and
 *     {@code encrypted}, in the order of the ids; the parameters are the id after which to begin,
 *     the beginning of what is encrypted now, and the greatest number of rows
 * @param replace replaces a value; the parameters are the new value, the id, and the value that was
 *     found. A row that has another value by now must not change.
 */
public record EncryptedColumn(String values, Encryption encryption, String find, String replace) {}
