package io.bedloe.platform.http;

/** A text that counts the reads of its characters, and refuses more than a limit. */
public final class CountedText implements CharSequence {

  private final String text;
  private final long bound;
  private final long[] reads;

  public CountedText(String text, long bound) {
    this(text, bound, new long[1]);
  }

  private CountedText(String text, long bound, long[] reads) {
    this.text = text;
    this.bound = bound;
    this.reads = reads;
  }

  public long reads() {
    return reads[0];
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++reads[0] > bound) {
      throw new AssertionError(
          "more than %d reads of %d characters".formatted(bound, text.length()));
    }
    return text.charAt(index);
  }

  /** The part shares the counter of the whole. */
  @Override
  public CharSequence subSequence(int start, int end) {
    return new CountedText(text.substring(start, end), bound, reads);
  }

  @Override
  public String toString() {
    return text;
  }
}
