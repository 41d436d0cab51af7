package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import javax.sql.DataSource;

/** The plan of a query that has been executed, and what the execution read. */
public record Plan(Overheard.Query query, JsonNode root) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Executes a query and returns its plan. */
  public static Plan of(DataSource database, Overheard.Query query) throws Exception {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + query.sql())) {
      for (int i = 0; i < query.parameters().size(); i++) {
        statement.setObject(i + 1, query.parameters().get(i));
      }
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return new Plan(query, JSON.readTree(rows.getString(1)).at("/0/Plan"));
      }
    }
  }

  /** The types of all nodes. */
  public List<String> nodes() {
    return root.findValuesAsText("Node Type");
  }

  /** The number of blocks that were read, also those that were in memory. */
  public long blocks() {
    return root.get("Shared Hit Blocks").asLong() + root.get("Shared Read Blocks").asLong();
  }

  /** The number of rows that the query returned. */
  public long rows() {
    return root.get("Actual Rows").asLong();
  }
}
