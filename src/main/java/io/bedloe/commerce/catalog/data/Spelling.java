package io.bedloe.commerce.catalog.data;

/** Counts typing mistakes. */
final class Spelling {

  /** Of a shorter word every letter but the first would have to be wrong to make two mistakes. */
  private static final int LONG_WORD = 6;

  private Spelling() {}

  /** Returns how many typing mistakes a word may have to be recognised. */
  static int toleratedMistakes(String word) {
    return word.length() < LONG_WORD ? 1 : 2;
  }

  /**
   * Returns the number of typing mistakes that make one word of another: a letter too many, one
   * that is missing, a wrong one, or two neighbours in the wrong order (the distance of Damerau and
   * Levenshtein, where no part is changed twice).
   */
  static int mistakes(String typed, String meant) {
    var beforeLast = new int[meant.length() + 1];
    var last = new int[meant.length() + 1];
    var row = new int[meant.length() + 1];
    for (int j = 0; j <= meant.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= meant.length(); j++) {
        int wrong = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + wrong);
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      var oldest = beforeLast;
      beforeLast = last;
      last = row;
      row = oldest;
    }
    return last[meant.length()];
  }
}
