package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

  private static final Rule RULE = AccessRule.FORBIDDEN;

  private static QueryParameters sent(String... namesAndValues) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1].split(",", -1)));
    }
    return new QueryParameters(parameters);
  }

  private static List<Fault> faults(QueryParameters parameters) {
    return catchThrowableOfType(Rejected.class, () -> parameters.mustBeValid(RULE)).faults();
  }

  private static int digits(String text) {
    if (!text.matches("[0-9]+")) {
      throw new InvalidValue("invalid-number", "digits");
    }
    return Integer.parseInt(text);
  }

  @Test
  void aParameterIsRead() {
    var parameters = sent("size", "7");
    assertThat(parameters.value("size", QueryParametersTest::digits)).isEqualTo(7);
    assertThatCode(() -> parameters.mustBeValid(RULE)).doesNotThrowAnyException();
  }

  @Test
  void aParameterThatIsMissingIsNullOrItsDefault() {
    var parameters = sent();
    assertThat(parameters.value("size", QueryParametersTest::digits)).isNull();
    assertThat(parameters.value("size", 3, QueryParametersTest::digits)).isEqualTo(3);
    assertThat(parameters.flag("total")).isFalse();
    assertThat(parameters.has("size")).isFalse();
  }

  @Test
  void oneRefusalNamesAllFaultsInTheOrderInWhichTheyWereFound() {
    var parameters = sent("size", "big", "flag", "yes", "twice", "1,2", "else", "1");
    assertThat(parameters.value("size", 3, QueryParametersTest::digits)).isEqualTo(3);
    assertThat(parameters.flag("flag")).isFalse();
    assertThat(parameters.value("twice", QueryParametersTest::digits)).isNull();
    parameters.refuseUnread("there is no such parameter");
    assertThat(faults(parameters))
        .containsExactly(
            new Fault("size", "invalid-number", "digits"),
            new Fault("flag", "invalid-flag", "neither true nor false"),
            new Fault("twice", "repeated", "is given 2 times; give it once"),
            new Fault("else", "unknown-parameter", "there is no such parameter"));
  }

  @Test
  void aFlagIsTrueOrFalse() {
    assertThat(sent("total", "true").flag("total")).isTrue();
    assertThat(sent("total", "false").flag("total")).isFalse();
  }

  @Test
  void whatIsReadOrRefusedIsNotReportedAsUnknown() {
    var parameters = sent("b", "1", "a", "2", "c", "3");
    parameters.refuse("c", "unknown-field", "there is no such field");
    assertThat(parameters.unread()).containsExactly("b", "a");
    parameters.value("b", QueryParametersTest::digits);
    parameters.value("a", QueryParametersTest::digits);
    parameters.refuseUnread("there is no such parameter");
    assertThat(faults(parameters)).extracting(Fault::code).containsExactly("unknown-field");
  }
}
