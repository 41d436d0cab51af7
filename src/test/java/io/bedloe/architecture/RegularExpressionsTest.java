package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.platform.http.CountedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that every regular expression of the code reads its input a bounded number of times per
 * character (ASVS 1.3.12), whatever the input is. They are collected from the sources, so that a
 * new one is tested automatically.
 */
class RegularExpressionsTest {

  /** A linear expression needs up to 12 reads; a quadratic one needs about {@link #LENGTH}. */
  private static final int READS_PER_CHARACTER = 30;

  private static final int LENGTH = 1_000;

  private static final Path MAIN = Path.of("src/main/java");

  private static final String CONSTANT = "[A-Z][A-Z_0-9]*+(?![a-z.(])";
  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final String ONE = "(?:" + TEXT + "|" + CONSTANT + ")";
  private static final String JAVA = "(" + ONE + "(?:\\s*\\+\\s*" + ONE + ")*+)";
  private static final Pattern PART = Pattern.compile("(" + TEXT + ")|" + CONSTANT);

  /** The argument of a matcher's replaceAll is a replacement, not an expression. */
  private static final Pattern USE =
      Pattern.compile(
          "(?<!\\.matcher\\(\\w{1,30}\\))"
              + "(\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split|regexp =)[(\\s]*"
              + JAVA);

  private static final Pattern SEARCH = Pattern.compile("\\.find\\(|\\.results\\(|\\.lookingAt\\(");

  private static final List<String> ENDS = List.of("", "\u0000", "!", "a", "\"");

  /**
   * A regular expression of the code.
   *
   * @param isSearched whether it is searched in a text and not matched with all of it
   */
  private record Used(String expression, boolean isSearched) {}

  private static List<Used> expressions() throws IOException {
    var found = new LinkedHashSet<Used>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        USE.matcher(source)
            .results()
            .filter(use -> !isReplacement(use, source))
            .map(use -> used(use, source))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** Matcher.replaceAll has only a replacement; String.replaceAll has an expression before it. */
  private static boolean isReplacement(MatchResult use, String source) {
    return use.group(1).startsWith(".replace") && !source.startsWith(",", use.end());
  }

  private static Used used(MatchResult use, String source) {
    boolean isSearched =
        switch (use.group(1)) {
          case ".matches", "regexp =" -> false;
          case ".compile" -> SEARCH.matcher(source).find();
          default -> true;
        };
    // The placeholder of a number in the expression is replaced.
    return new Used(expression(use.group(2), source).replace("%d", "3"), isSearched);
  }

  private static String expression(String java, String source) {
    var whole = new StringBuilder();
    for (MatchResult part : PART.matcher(java).results().toList()) {
      whole.append(
          part.group(1) != null
              ? part.group(1).substring(1, part.group(1).length() - 1).translateEscapes()
              : constant(part.group(), source)
                  .orElseThrow(
                      () -> new AssertionError(part.group() + " is not in the same file")));
    }
    return whole.toString();
  }

  private static Optional<String> constant(String name, String source) {
    return Pattern.compile("\\b" + name + "\\s*=\\s*(?:(\\d+)|" + JAVA + ");")
        .matcher(source)
        .results()
        .findFirst()
        .map(value -> value.group(1) != null ? value.group(1) : expression(value.group(2), source));
  }

  /** Returns texts with a repeated part, after a beginning that the expression accepts. */
  private static List<String> attacksOn(String expression) {
    var repeated = new ArrayList<String>();
    " \t\n,.;:-_/\\\"'@%=+$09aAz(){}[]<>&?#*~é\u0000"
        .chars()
        .forEach(c -> repeated.add(Character.toString(c)));
    for (char first : "a0 ,.-@\"/%".toCharArray()) {
      for (char second : "a0 ,.-@\"/%".toCharArray()) {
        repeated.add("" + first + second);
      }
    }
    var starts = new TreeSet<>(List.of("", "a", "\"", "a@", "0."));
    starts.add(literalStart(expression));
    var attacks = new ArrayList<String>();
    for (var start : starts) {
      for (var pump : repeated) {
        for (var end : ENDS) {
          attacks.add(start + pump.repeat(LENGTH / pump.length()) + end);
        }
      }
    }
    return attacks;
  }

  private static String literalStart(String expression) {
    int length = 0;
    while (length < expression.length()
        && (Character.isLetterOrDigit(expression.charAt(length))
            || "-/:@\"=".indexOf(expression.charAt(length)) >= 0)) {
      length++;
    }
    return expression.substring(0, length);
  }

  private static void mustBeLinear(Used used) {
    var pattern = Pattern.compile(used.expression());
    for (var attack : attacksOn(used.expression())) {
      var counted = new CountedText(attack, (long) READS_PER_CHARACTER * attack.length());
      var matcher = pattern.matcher(counted);
      if (used.isSearched()) {
        assertThat(matcher.results().count()).isLessThanOrEqualTo(attack.length() + 1L);
      } else {
        assertThat(matcher.matches() || counted.reads() >= 0).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void theTimeOfARegularExpressionGrowsWithTheLengthOfItsInputAlone(Used used) {
    assertThatCode(() -> mustBeLinear(used)).as(used.expression()).doesNotThrowAnyException();
  }

  @Test
  void anExpressionThatReadsItsInputAgainAndAgainIsFound() {
    // The expression is the one of If-Match until issue 7.
    var tags = new Used("\\s*((?:W/)?\"[\\x21\\x23-\\x7e]*\")\\s*(?:,|$)", true);
    assertThatThrownBy(() -> mustBeLinear(tags))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("reads of");
    assertThatThrownBy(() -> mustBeLinear(new Used("(?:a+)+b", false)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("reads of");
  }

  @Test
  void theExpressionsOfTheSourcesAreFound() throws IOException {
    assertThat(expressions())
        .contains(
            new Used("[A-Za-z0-9._:-]{1,128}", false),
            new Used("[a-z][a-z0-9-]{0,62}", false),
            new Used("[A-Z]{3}", false),
            new Used("\\p{Cntrl}", true))
        .hasSizeGreaterThan(30);
  }
}
