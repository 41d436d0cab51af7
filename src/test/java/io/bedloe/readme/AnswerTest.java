package io.bedloe.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void anEllipsisMatchesAnything() {
    assertSame("{'id': '…', 'at': 'v… of 2'}", "{'id': 7, 'at': 'v1 of 2'}");
    assertSame("{'a': 1, '…': '…'}", "{'a': 1, 'b': {}}");
    assertSame("{'a': [1, '…']}", "{'a': [1, 2, 3]}");
    assertThat(Answer.difference("HTTP/1.1 201 …", "HTTP/1.1 201 Created")).isEmpty();
  }

  @Test
  void textWithoutAnEllipsisMustMatchExactly() {
    assertDifferent("{'a': 1}", "{'a': 2}", "/a is 2, not 1");
    assertDifferent("{'a': '1'}", "{'a': 1}", "/a is 1, not \"1\"");
    assertDifferent("{'a': 1}", "{'a': 1, 'b': 2}", "/b is not written");
    assertDifferent("{'a': {'b': 1}}", "{'a': {}}", "/a/b is missing");
    assertDifferent("{'a': [1]}", "{'a': [1, 2]}", "/a has 2 items, not 1");
    assertDifferent("{'a': [1, '…']}", "{'a': []}", "/a has 0 items, not 1");
    assertDifferent("{'a': 'x…'}", "{'a': 'yx'}", "/a is \"yx\", not \"x…\"");
    assertDifferent("{}", "no JSON", "not JSON: no JSON");
    assertDifferent("", "some words", "'some words' instead of ''");
    assertDifferent(
        "openapi: 3.1.0", "openapi: 3.1.1", "'openapi: 3.1.1' instead of 'openapi: 3.1.0'");
  }

  @Test
  void aTourIsTheCommandsOfItsConsoleBlocksAndWhatStandsBelowThem() {
    var lines =
        List.of(
            "Words",
            "```sh",
            "$ not this",
            "```",
            "```console",
            "$ A=1",
            "$ echo \\",
            "  $A",
            "1",
            "2",
            "```");
    assertThat(Readme.tour(lines))
        .containsExactly(new Readme.Step("A=1", ""), new Readme.Step("echo \\\n  $A", "1\n2"));
  }

  private static void assertSame(String written, String given) {
    assertThat(Answer.difference(json(written), json(given))).isEmpty();
  }

  private static void assertDifferent(String written, String given, String difference) {
    assertThat(Answer.difference(json(written), json(given))).contains(difference);
  }

  private static String json(String text) {
    return text.startsWith("{") ? text.replace('\'', '"') : text;
  }
}
