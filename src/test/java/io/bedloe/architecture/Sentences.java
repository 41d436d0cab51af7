package io.bedloe.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds sentences that consist of a relative clause alone, such as "What it knows us by". The rule
 * reads the first sentence of each Javadoc comment and each text constant. It looks at the first
 * word only, so it does not find every sentence without a main clause.
 */
final class Sentences {

  /** A comment, a text block, a string with its concatenated parts, or a character. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\*\\*(?<javadoc>.*?)\\*/"
              + "|/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\""
              + "|(?<text>\"(?:\\\\.|[^\"\\\\\\n])*+\")|'(?:\\\\.|[^'\\\\])+'",
          Pattern.DOTALL);

  /**
   * "Whether", "How", "When" and "Where" introduce indirect questions, which describe settings and
   * parameters well.
   */
  private static final Pattern BARE_CLAUSE =
      Pattern.compile(
          "(?:What|Who|Whom|Whose|Which|That|Those (?:who|that)|(?:One|He|She) (?:who|that)) .+");

  private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=\\.)\\s|\\n\\s*(?=@)");

  private Sentences() {}

  /** Returns the bare relative clauses of all Java files below the root. */
  static Set<String> bareClauses(Path root) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(root)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sentences(Files.readString(file)).stream()
            .filter(sentence -> BARE_CLAUSE.matcher(sentence).matches())
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<String> sentences(String source) {
    var sentences = new ArrayList<String>();
    var tokens = TOKEN.matcher(source);
    int end = 0;
    while (tokens.find()) {
      boolean concatenated = source.substring(end, tokens.start()).strip().equals("+");
      if (tokens.group("javadoc") != null) {
        sentences.add(firstSentence(tokens.group("javadoc")));
      } else if (tokens.group("text") != null && !concatenated) {
        sentences.add(firstSentence(tokens.group("text").replace("\"", "")));
      }
      end = tokens.end();
    }
    return sentences;
  }

  private static String firstSentence(String comment) {
    var text = comment.replaceAll("(?m)^\\s*\\*+ ?", "").strip();
    return END_OF_SENTENCE.split(text, 2)[0].replaceAll("\\s+", " ").strip();
  }
}
