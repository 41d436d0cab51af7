package io.bedloe.commerce.exports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportId;
import io.bedloe.kernel.Money;
import io.bedloe.platform.files.CsvLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTextTest {

  private static final ExportId ID = new ExportId(new UUID(0, 1));
  private static final Instant TIME = Instant.parse("2026-11-23T01:02:03Z");

  record Place(List<String> lines, @Nullable String city) {}

  record Item(
      ExportId id,
      String name,
      Money price,
      @Nullable Place place,
      Map<String, Object> attributes,
      long count,
      Instant at) {}

  private static Item item(String name) {
    return new Item(
        ID,
        name,
        Money.parse("-1.50", "EUR"),
        new Place(List.of("1 High Street", "B"), "Bristol"),
        Map.of("a", 1),
        -3,
        TIME);
  }

  private static RowText csv(String... fields) {
    return new RowText(ExportFormat.CSV, Item.class, Set.of(fields));
  }

  @Test
  void theColumnsOfCsvAreTheMembersOfTheItems() {
    assertThat(csv().header())
        .isEqualTo(
            "id,name,price.amount,price.currency,place.lines,place.city,attributes,count,at\r\n");
    assertThat(csv().line(item("Lamp")))
        .isEqualTo(
            """
            %s,Lamp,-1.50,EUR,"[""1 High Street"",""B""]",Bristol,"{""a"":1}",-3,2026-11-23T01:02:03Z\r
            """
                .formatted(ID));
  }

  @Test
  void aMemberThatIsAbsentIsAnEmptyCell() {
    var without = new Item(ID, "", Money.parse("1", "JPY"), null, Map.of(), 0, TIME);
    assertThat(csv().line(without)).isEqualTo(ID + ",,1,JPY,,,,0,2026-11-23T01:02:03Z\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@x", " =1", "\tx"})
  void aCellThatASpreadsheetWouldTakeForAFormulaGetsAnApostrophe(String name) {
    assertThat(csv("name").line(item(name)))
        .isEqualTo(CsvLine.of(List.of("'" + name), ',') + CsvLine.END);
  }

  @Test
  void onlyTheNamedFieldsAreWritten() {
    assertThat(csv("price", "count").header()).isEqualTo("price.amount,price.currency,count\r\n");
    assertThat(csv("price", "count").line(item("x"))).isEqualTo("-1.50,EUR,-3\r\n");
    var json = new RowText(ExportFormat.NDJSON, Item.class, Set.of("name", "count"));
    assertThat(json.header()).isEmpty();
    assertThat(json.line(item("=x"))).isEqualTo("{\"name\":\"=x\",\"count\":-3}\n");
  }
}
