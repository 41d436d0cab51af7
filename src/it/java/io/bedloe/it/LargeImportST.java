package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a file is read as a stream, so that its size does not affect the memory. */
@SystemTest
class LargeImportST {

  /** The heap that the server's options give it in a container of 512 MB. */
  private static final int HEAP_MEBIBYTES = 205;

  private static final int ROWS = 46_000;
  private static final String DESCRIPTION = "It is said of it at length. ".repeat(175).strip();

  @Test
  void aFileLargerThanTheHeapIsImported() throws Exception {
    var settings =
        Map.of(
            "JVM_ARGS",
            "-XX:TieredStopAtLevel=1 -Xmx%dm".formatted(HEAP_MEBIBYTES),
            "BEDLOE_IMPORTS_SYNC_MAX_BYTES",
            "2000000000");
    var file =
        new GeneratedCsv(
            "sku,name,description,price",
            ROWS,
            row -> "BIG-%d,Product %d,%s,%d.00".formatted(row, row, DESCRIPTION, row % 100 + 1));
    assertThat(file.bytes()).isGreaterThan(HEAP_MEBIBYTES * 1_048_576L);
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      var answer = file.sendTo(server, "kind=products&currency=GBP");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      var report = new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body());
      assertThat(report.path("rowsRead").asInt()).isEqualTo(ROWS);
      assertThat(report.path("accepted").asInt()).isEqualTo(ROWS);
      assertThat(server.database().number("SELECT count(*) FROM products WHERE sku LIKE 'BIG-%'"))
          .isEqualTo(ROWS);
      assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }
  }
}
