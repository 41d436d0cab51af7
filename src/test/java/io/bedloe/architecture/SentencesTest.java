package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that comments and messages are whole sentences or noun phrases; CONTRIBUTING.md contains
 * the language rules.
 */
class SentencesTest {

  @Test
  void noSentenceIsABareRelativeClause() throws IOException {
    assertThat(Sentences.bareClauses(Path.of("src/main/java")))
        .as("sentences without a main clause: rewrite them")
        .isEmpty();
  }

  @Test
  void bareClausesInCommentsAndTextsAreFound(@TempDir Path root) throws IOException {
    Files.writeString(
        root.resolve("Riddles.java"),
        """
        /** What it knows us by. It is sent each time. */
        // What a line comment says is not read.
        class Riddles {
          /** The OAuth 2.0 client id. */
          String id = "Whom our "
              + "e-mails are from.";
          /**
           * That which
           * is meant; see {@link Riddles}.
           */
          String text = "Whether it is sent";
          String message = "The key that signs";
        }
        """);

    assertThat(Sentences.bareClauses(root))
        .containsExactly(
            "That which is meant; see {@link Riddles}.", "What it knows us by.", "Whom our");
  }
}
