package io.bedloe.platform.lists;

import static io.bedloe.platform.lists.ThingList.faults;
import static io.bedloe.platform.lists.ThingList.parsed;
import static io.bedloe.platform.lists.ThingList.things;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

  private static Fault fault(String name, String... values) {
    var faults = faults(Map.of(name, List.of(values)));
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).pointer()).isEqualTo(name);
    return faults.get(0);
  }

  @Test
  void aRequestWithoutParametersIsTheFirstPageInDefaultOrder() {
    var request = ListRequest.parse(Map.of(), things());
    assertThat(request.limit()).isEqualTo(20);
    assertThat(request.order())
        .extracting(key -> key.field().name() + key.descending())
        .containsExactly("madeAttrue");
    assertThat(request.total()).isFalse();
    assertThat(request.fields()).isEmpty();
    assertThat(request.filters()).isEmpty();
    assertThat(request.q()).isNull();
    assertThat(request.cursor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "100", "007"})
  void aPageHasOneToAHundredItems(String limit) {
    assertThat(parsed("limit", limit).limit()).isEqualTo(Integer.parseInt(limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "ten", "", "1.5", "99999999999", "١"})
  void anyOtherNumberOfItemsIsRefused(String limit) {
    assertThat(fault("limit", limit).code()).isEqualTo("invalid-limit");
  }

  @Test
  void severalKeysSortInTheirOrderAndARepeatedOneCountsOnce() {
    assertThat(parsed("sort", "-price,name,price").order())
        .extracting(key -> key.field().name() + key.descending())
        .containsExactly("pricetrue", "namefalse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weight", "sold", "", "--name", "name,", "name desc"})
  void whatCannotBeSortedByIsNamedTogetherWithWhatCan(String sort) {
    var fault = fault("sort", sort);
    assertThat(fault.code()).isEqualTo("unknown-sort");
    assertThat(fault.detail()).contains("madeAt, name, price");
  }

  @ParameterizedTest
  @CsvSource({
    "id, 0190a5a0-0000-7000-8000-000000000000",
    "id[in], '0190a5a0-0000-7000-8000-000000000000,0190a5a0-0000-7000-8000-000000000001'",
    "name[contains], a%b_c",
    "price[gte], 10.005",
    "count[lt], -7",
    "madeAt[gt], 2026-01-01",
    "madeAt[lte], 2026-01-01T00:00:00.123456+02:00",
    "sold, true",
    "colour[in], 'RED,GREEN'",
    "colour[ne], RED",
  })
  void aFilterOfEachTypeIsRead(String name, String value) {
    assertThat(parsed(name, value).filters()).hasSize(1);
  }

  @Test
  void theValuesOfFiltersAreWhatTheyAreInTheDatabase() {
    assertThat(parsed("price", "1e2").filters().get(0).values())
        .containsExactly(new BigDecimal("1e2"));
    assertThat(parsed("colour[in]", "RED,GREEN").filters().get(0).values())
        .containsExactly("RED", "GREEN");
  }

  @ParameterizedTest
  @CsvSource({
    "id, 1",
    "id, 0190a5a0000070008000000000000000",
    "price, ten",
    "price, 1e99999",
    "count, 1.5",
    "count, 99999999999999999999",
    "madeAt, yesterday",
    "madeAt, 2026-02-30",
    "madeAt, 2026-01-01T00:00:00",
    "madeAt, +10000-01-01T00:00:00Z",
    "sold, yes",
    "colour, BLUE",
    "colour[in], 'RED,'",
    "name[in], '\"A'",
  })
  void aValueOfAnotherTypeIsRefused(String name, String value) {
    assertThat(fault(name, value).code()).isEqualTo("invalid-value");
  }

  @Test
  void aNulCharacterIsRefused() {
    assertThat(fault("name", "a\0b").code()).isEqualTo("invalid-value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weight", "weight[eq]", "name[", "name[eq]x", "t.name", "name;--", ""})
  void anUnknownParameterIsNamed(String name) {
    assertThat(fault(name, "x").code()).isEqualTo("unknown-parameter");
  }

  @Test
  void anOperatorThatMakesNoSenseIsNamedTogetherWithThoseThatDo() {
    var fault = fault("sold[gt]", "true");
    assertThat(fault.code()).isEqualTo("unknown-operator");
    assertThat(fault.detail()).contains("eq");
    assertThat(fault("name[like]", "x").detail()).contains("contains, eq, in, ne");
  }

  @Test
  void aHundredChoicesAreTakenAndOneMoreIsRefused() {
    var hundred = String.join(",", java.util.Collections.nCopies(100, "a"));
    assertThat(parsed("name[in]", hundred).filters().get(0).values()).hasSize(100);
    assertThat(fault("name[in]", hundred + ",a").code()).isEqualTo("too-many-values");
  }

  @Test
  void twoFiltersOfOneFieldBothHold() {
    var both = Map.of("price[gt]", List.of("1"), "price[lt]", List.of("2"));
    assertThat(ListRequest.parse(both, things()).filters()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit", "cursor", "sort", "fields", "total", "q"})
  void aRepeatedParameterIsRefused(String name) {
    assertThat(faults(Map.of(name, List.of("1", "1"))))
        .extracting(Fault::code)
        .contains("repeated");
  }

  @Test
  void onlyMembersThatItemsHaveCanBeAskedFor() {
    assertThat(parsed("fields", "name,id").fields()).containsExactly("name", "id");
    assertThat(fault("fields", "name,secret").detail()).contains("secret").contains("id, name");
    assertThat(fault("fields", "").code()).isEqualTo("unknown-field");
  }

  @Test
  void aSearchTextThatIsTooLongOrBlankIsRefused() {
    assertThat(parsed("q", "x".repeat(200)).q()).hasSize(200);
    assertThat(fault("q", "x".repeat(201)).code()).isEqualTo("invalid-search");
    assertThat(fault("q", "  ").code()).isEqualTo("invalid-search");
    assertThat(fault("q", "a\0").code()).isEqualTo("invalid-search");
    assertThat(fault("q", "\0a").code()).isEqualTo("invalid-search");
  }

  @Test
  void theTotalIsCountedOnlyWhenItIsAskedFor() {
    assertThat(parsed("total", "true").total()).isTrue();
    assertThat(parsed("total", "false").total()).isFalse();
    assertThat(fault("total", "1").code()).isEqualTo("invalid-flag");
  }

  @Test
  void anInvalidListRequestIsTheFaultOfTheClient() {
    assertThatThrownBy(() -> parsed("limit", "0"))
        .isInstanceOf(Rejected.class)
        .extracting(rejected -> ((Rejected) rejected).rule())
        .extracting(Rule::kind, Rule::title)
        .containsExactly(Rule.Kind.INVALID, "The list request is not valid");
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    assertThat(
            faults(
                Map.of(
                    "limit", List.of("0"),
                    "sort", List.of("weight"),
                    "colour", List.of("BLUE"),
                    "cursor", List.of("???"))))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("limit", "sort", "colour", "cursor");
  }

  @ParameterizedTest
  @CsvSource({
    "madeAt, GTE 2026-01-01 LT 2026-01-02",
    "madeAt[eq], GTE 2026-01-01 LT 2026-01-02",
    "madeAt[gt], GTE 2026-01-02",
    "madeAt[gte], GTE 2026-01-01",
    "madeAt[lt], LT 2026-01-01",
    "madeAt[lte], LT 2026-01-02",
  })
  void aFilterByADayMatchesTheWholeDay(String name, String meaning) {
    var read =
        parsed(name, "2026-01-01").filters().stream()
            .map(
                filter ->
                    filter.operator() + " " + filter.values().get(0).toString().substring(0, 10))
            .toList();
    assertThat(String.join(" ", read)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"madeAt[ne]", "madeAt[in]"})
  void aDayIsNotComparedAsIfItWereAMoment(String name) {
    assertThat(fault(name, "2026-01-01").code()).isEqualTo("invalid-value");
  }

  @Test
  void aPlusThatBecameABlankGetsAHint() {
    assertThat(fault("madeAt[gt]", "2026-01-01T00:00:00 01:00").detail()).contains("%2B");
    assertThat(fault("madeAt[gt]", "yesterday").detail()).doesNotContain("%2B");
  }

  @Test
  void aFilterThatIsGivenTwiceIsRefused() {
    assertThat(fault("price[gte]", "1", "2").code()).isEqualTo("repeated");
  }

  @Test
  void aListHasTheFieldsThatItDeclares() {
    assertThat(things().name()).isEqualTo("things");
    assertThat(things().sortable()).containsExactly("madeAt", "name", "price");
    assertThat(things().shown()).containsExactly("id", "name");
    assertThat(things().fields())
        .containsOnlyKeys("colour", "count", "id", "madeAt", "name", "price", "sold");
  }
}
