package io.bedloe.commerce.imports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportRequestTest {

  private static Map<String, List<String>> parameters(String... namesAndValues) {
    var parameters = new HashMap<String, List<String>>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return parameters;
  }

  private static List<String> faults(Map<String, List<String>> parameters) {
    return catchThrowableOfType(Rejected.class, () -> ImportRequest.parse(parameters))
        .faults()
        .stream()
        .map(fault -> fault.pointer() + " " + fault.code())
        .toList();
  }

  @Test
  void everythingButTheKindCanBeLeftOut() {
    var request = ImportRequest.parse(parameters("kind", "orders"));
    assertThat(request.kind()).isEqualTo(ImportKind.ORDERS);
    assertThat(request.columns()).isEmpty();
    assertThat(request.currency()).isNull();
    assertThat(request.times().zone().getId()).isEqualTo("Z");
    assertThat(request.createMissing()).isFalse();
    assertThat(request.applyStock()).isFalse();
    assertThat(request.dryRun()).isFalse();
    assertThat(request.separator()).isEqualTo(',');
  }

  @Test
  void allParametersAreParsed() {
    var request =
        ImportRequest.parse(
            parameters(
                "kind", "orders",
                "column.reference", "InvoiceNo",
                "datePattern", "yyyy-MM-dd",
                "zone", "Europe/London",
                "currency", "GBP",
                "createMissing", "true",
                "stock", "apply",
                "dryRun", "true",
                "delimiter", "tab"));
    assertThat(request.columns()).containsExactly(Map.entry("reference", "InvoiceNo"));
    assertThat(request.times().pattern()).isEqualTo("yyyy-MM-dd");
    assertThat(request.createMissing()).isTrue();
    assertThat(request.applyStock()).isTrue();
    assertThat(request.dryRun()).isTrue();
    assertThat(request.separator()).isEqualTo('\t');
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    assertThat(
            faults(
                parameters(
                    "kind", "orders",
                    "column.colour", "Colour",
                    "column.sku", " ",
                    "datePattern", "hh",
                    "zone", "Mars",
                    "currency", "pounds",
                    "createMissing", "perhaps",
                    "stock", "burn",
                    "dryRun", "",
                    "delimiter", "x",
                    "speed", "fast")))
        .containsExactlyInAnyOrder(
            "column.colour unknown-field",
            "column.sku invalid-column",
            "datePattern invalid-pattern",
            "zone unknown-zone",
            "currency unknown-currency",
            "createMissing invalid-flag",
            "stock invalid-choice",
            "dryRun invalid-flag",
            "delimiter invalid-choice",
            "speed unknown-parameter");
  }

  @Test
  void theKindHasToBeSaidAndKnown() {
    assertThat(faults(parameters())).containsExactly("kind required");
    assertThat(faults(parameters("kind", "ORDERS"))).containsExactly("kind unknown-kind");
  }

  @Test
  void parametersOfAnotherKindAreRefused() {
    assertThat(faults(parameters("kind", "stock", "currency", "GBP", "stock", "apply")))
        .containsExactlyInAnyOrder("currency not-for-this-kind", "stock not-for-this-kind");
    assertThat(faults(parameters("kind", "products", "zone", "UTC")))
        .containsExactly("zone not-for-this-kind");
    assertThat(ImportRequest.parse(parameters("kind", "products", "currency", "GBP")).currency())
        .isNotNull();
  }

  @Test
  void aParameterIsGivenOnce() {
    var parameters = parameters("kind", "orders");
    parameters.put("zone", List.of("UTC", "Europe/London"));
    assertThat(faults(parameters)).containsExactly("zone repeated");
  }

  @Test
  void theFaultOfAnUnknownFieldNamesTheKnownOnes() {
    var rejected =
        catchThrowableOfType(
            Rejected.class,
            () -> ImportRequest.parse(parameters("kind", "stock", "column.size", "Size")));
    assertThat(rejected.faults())
        .extracting(Fault::detail)
        .containsExactly(
            "the field 'size' does not exist; the fields are quantity, reason, reference, sku");
  }
}
