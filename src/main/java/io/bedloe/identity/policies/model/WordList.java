package io.bedloe.identity.policies.model;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list with a fast lookup of words; policies look up roles. */
final class WordList extends AbstractList<String> {

  private final String[] sorted;
  private final Set<String> words;

  WordList(Collection<String> words) {
    this.sorted = words.stream().sorted().toArray(String[]::new);
    this.words = Set.copyOf(words);
  }

  @Override
  public String get(int index) {
    return sorted[index];
  }

  @Override
  public int size() {
    return sorted.length;
  }

  @Override
  public boolean contains(@Nullable Object word) {
    return word != null && words.contains(word);
  }
}
