package io.bedloe.dev.onetest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the class of a test by its simple name. */
final class TestClasses {
  private static final List<String> KINDS = List.of("Test", "Properties", "IT", "AT", "ST");
  private static final int SHOWN = 5;

  private TestClasses() {}

  /** The class of that simple name, with slashes; fails with the nearest names. */
  static String find(String simpleName, Collection<String> classes) {
    List<String> found =
        classes.stream()
            .filter(name -> simple(name).equals(simpleName))
            .filter(TestClasses::isTest)
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw new Failure("There are several tests " + simpleName + ": " + String.join(", ", found));
    }
    throw new Failure(
        "There is no test %s. Test classes with similar names: %s. Choose one: make t T=%s"
            .formatted(
                simpleName,
                String.join(", ", near(simpleName, classes)),
                near(simpleName, classes).stream().findFirst().orElse("MoneyTest")));
  }

  static boolean isTest(String name) {
    return KINDS.stream().anyMatch(name::endsWith);
  }

  static List<String> near(String wanted, Collection<String> classes) {
    return classes.stream()
        .map(TestClasses::simple)
        .filter(TestClasses::isTest)
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(name -> distance(wanted, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  static String simple(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Letters to change, add or remove; none where one name holds the other. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (b.contains(a) || a.contains(b)) {
      return 0;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
