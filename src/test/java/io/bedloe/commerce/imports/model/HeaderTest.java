package io.bedloe.commerce.imports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.Rejected;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTest {

  private static ImportRequest stock(String... mapping) {
    var parameters = new HashMap<String, List<String>>();
    parameters.put("kind", List.of("stock"));
    for (int i = 0; i < mapping.length; i += 2) {
      parameters.put("column." + mapping[i], List.of(mapping[i + 1]));
    }
    return ImportRequest.parse(parameters);
  }

  private static List<String> faults(List<String> cells, ImportRequest request) {
    return catchThrowableOfType(Rejected.class, () -> Header.of(cells, request)).faults().stream()
        .map(fault -> fault.pointer() + " " + fault.code())
        .toList();
  }

  @Test
  void aFieldIsFoundByItsOwnNameOrByTheMappedOne() {
    var header =
        Header.of(
            List.of(" Code ", "quantity", "No", "Note"), stock("sku", "Code", "reference", "No"));
    assertThat(header.positions())
        .containsOnly(
            java.util.Map.entry("sku", 0),
            java.util.Map.entry("quantity", 1),
            java.util.Map.entry("reference", 2));
    assertThat(header.columnOf("sku")).isEqualTo("Code");
    assertThat(header.ignored()).containsExactly("Note");
  }

  @Test
  void missingColumnsAreReported() {
    assertThat(faults(List.of("quantity"), stock("reason", "Why")))
        .containsExactly(
            "column.reason missing-column",
            "column.reference missing-column",
            "column.sku missing-column");
  }

  @Test
  void theCaseOfAHeaderDoesNotMatter() {
    var header = Header.of(List.of("SKU", "Quantity", "NO"), stock("reference", "No"));
    assertThat(header.positions())
        .containsOnly(
            java.util.Map.entry("sku", 0),
            java.util.Map.entry("quantity", 1),
            java.util.Map.entry("reference", 2));
    assertThat(Header.of(List.of("SKU", "sku", "quantity", "reference"), stock()).positions())
        .containsEntry("sku", 1);
    assertThat(faults(List.of("SKU", "Sku", "quantity", "reference"), stock()))
        .containsExactly("sku repeated-header");
  }

  @Test
  void theMessageNamesTheHeadersOfTheFile() {
    var rejected =
        catchThrowableOfType(
            Rejected.class, () -> Header.of(List.of("Artikel", "quantity", "reference"), stock()));
    assertThat(rejected.faults().get(0).detail()).contains("Artikel, quantity, reference");
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertThat(faults(List.of("sku", "quantity", "reference", "sku"), stock()))
        .containsExactly("sku repeated-header");
  }

  @Test
  void columnsWithoutANameMayBeThereTwice() {
    assertThat(Header.of(List.of("sku", "quantity", "reference", "", ""), stock()).ignored())
        .hasSize(2);
  }

  @Test
  void ourOwnColumnsOfARefusedFileArePassedOver() {
    var header =
        Header.of(
            List.of(
                "refused_row",
                "refused_column",
                "refused_code",
                "refused_reason",
                "sku",
                "quantity",
                "reference"),
            stock());
    assertThat(header.ignored()).isEmpty();
    assertThat(header.ownColumns(List.of("7", "sku", "X", "why", "A", "1", "R")))
        .containsExactly("A", "1", "R");
  }
}
