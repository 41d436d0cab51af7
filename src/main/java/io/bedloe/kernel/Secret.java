package io.bedloe.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not appear in a log, an error text or an answer. It never prints its content;
 * whoever needs the content calls {@link #reveal()}, which can be searched for.
 */
public final class Secret<T> {

  private final T value;

  private Secret(T value) {
    this.value = value;
  }

  public static <T> Secret<T> of(T value) {
    return new Secret<>(value);
  }

  /** The content. Do not print or store what this returns. */
  public T reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret<?> secret && Objects.equals(value, secret.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  /** Never the content. */
  @Override
  public String toString() {
    return "[secret]";
  }
}
