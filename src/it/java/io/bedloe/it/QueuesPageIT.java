package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that the statements of docs/operations/queues.md fit the schema. */
@IntegrationTest
class QueuesPageIT {

  private static final Path PAGE = Path.of("docs/operations/queues.md");
  private static final Pattern STATEMENT = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  private static List<String> statements() throws Exception {
    return STATEMENT
        .matcher(Files.readString(PAGE))
        .results()
        .map(MatchResult::group)
        .map(block -> block.replace("```sql\n", "").replace("```", ""))
        .map(sql -> sql.replace("'…'", "'" + new UUID(0, 0) + "'"))
        .toList();
  }

  @Test
  void eachStatementRuns() throws Exception {
    assertThat(statements()).hasSizeGreaterThan(5);
    try (var transaction = OpenTransaction.begin()) {
      for (var statement : statements()) {
        transaction.execute(statement);
      }
    }
  }
}
