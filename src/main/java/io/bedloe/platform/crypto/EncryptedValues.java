package io.bedloe.platform.crypto;

/**
 * Values that a feature keeps encrypted in the database. While {@code bedloe.secret.previous} is
 * set, those that are not encrypted with a key of {@code bedloe.secret} are encrypted again.
 */
public interface EncryptedValues {

  /** Names the values for the log, in the plural. */
  String description();

  /**
   * Encrypts again values that are encrypted in another way than new ones; within a transaction.
   *
   * @param after the id after which to begin; empty at the beginning
   * @param most how many rows to look at
   */
  Batch encryptAgain(String after, int most);

  /**
   * The result of one call.
   *
   * @param last the id of the last row that was looked at
   * @param encrypted how many rows were encrypted again
   * @param unreadable how many rows no configured secret can decrypt
   */
  record Batch(String last, int encrypted, int unreadable) {

    public static Batch after(String id) {
      return new Batch(id, 0, 0);
    }

    /** The batch with one more row. */
    public Batch with(String id, boolean isReadable) {
      return new Batch(id, encrypted + (isReadable ? 1 : 0), unreadable + (isReadable ? 0 : 1));
    }

    public int rows() {
      return encrypted + unreadable;
    }
  }
}
