package io.bedloe.platform.config;

import io.bedloe.kernel.Secret;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A configuration key: its name, its meaning, its parser, and its default, which also applies when
 * the text is empty. Environment variables have precedence over all other sources: {@code
 * bedloe.db.url} is {@code BEDLOE_DB_URL}.
 *
 * @param name the key
 * @param type the form of the text, for the reference page
 * @param standard the default text; null when the key is required
 * @param secret whether the value is never shown
 * @param meaning a sentence for operators
 * @param reader parses the text; throws an {@link IllegalArgumentException} that says what is
 *     expected
 */
public record Setting<T>(
    String name,
    String type,
    @Nullable String standard,
    boolean secret,
    String meaning,
    Function<String, T> reader) {

  /** The value of a setting that turns a component off. */
  public static final String NONE = "none";

  public static Setting<String> text(String name, String standard, String meaning) {
    return new Setting<>(name, "text", standard, false, meaning, text -> text);
  }

  public static Setting<Secret<String>> secret(String name, String standard, String meaning) {
    return new Setting<>(name, "text", standard, true, meaning, Secret::of);
  }

  /** Declares an optional secret. */
  public static Setting<Secret<String>> secretOrNone(String name, String meaning) {
    return new Setting<>(name, "text", NONE, true, meaning, Secret::of);
  }

  public static Setting<Integer> number(
      String name, int least, int most, String standard, String meaning) {
    return new Setting<>(
        name,
        "whole number, %d to %d".formatted(least, most),
        standard,
        false,
        meaning,
        text -> {
          int value = whole(text);
          if (value < least || value > most) {
            throw new IllegalArgumentException("not between %d and %d".formatted(least, most));
          }
          return value;
        });
  }

  public static Setting<Boolean> flag(String name, String standard, String meaning) {
    return new Setting<>(
        name,
        "true or false",
        standard,
        false,
        meaning,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("neither true nor false");
            });
  }

  public static Setting<java.time.Duration> duration(String name, String standard, String meaning) {
    return new Setting<>(
        name,
        "ISO 8601 duration, such as PT48H",
        standard,
        false,
        meaning,
        text -> {
          try {
            var value = java.time.Duration.parse(text);
            if (value.isNegative() || value.isZero()) {
              throw new IllegalArgumentException("must be longer than zero");
            }
            return value;
          } catch (java.time.format.DateTimeParseException notDuration) {
            throw new IllegalArgumentException(
                "not an ISO 8601 duration such as PT48H", notDuration);
          }
        });
  }

  public static <E extends Enum<E>> Setting<E> choice(
      String name, Class<E> choices, String standard, String meaning) {
    var names =
        java.util.Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(java.util.Locale.ROOT))
            .toList();
    return new Setting<>(
        name,
        String.join(", ", names),
        standard,
        false,
        meaning,
        text -> {
          if (!names.contains(text)) {
            throw new IllegalArgumentException("not one of " + String.join(", ", names));
          }
          return Enum.valueOf(choices, text.toUpperCase(java.util.Locale.ROOT));
        });
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notWhole) {
      throw new IllegalArgumentException("not a whole number", notWhole);
    }
  }

  /** Returns whether the default is a secret, which is publicly known. */
  boolean hasDefaultSecret() {
    return secret && !NONE.equals(standard);
  }

  /** Returns the name of the environment variable that sets this key. */
  public String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
  }
}
