package io.bedloe.identity.policies.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.identity.policies.model.InvalidExpression.Flaw;
import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLanguageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'manager' in caller.roles",
        "caller.roles.exists(role, role.startsWith('man'))",
        "caller.permissions == ['orders:write']",
        "caller.name.endsWith('@bedloe.example')",
        "caller.name.matches('^[a-z]@.*')",
        "action == 'orders:write'",
        "resource.type == 'order' && resource.id != ''",
        "resource.total == 10000.00 && resource.total >= 10000 && resource.total < 10000.01",
        "resource.status in ['PLACED', 'CONFIRMED']",
        "!resource.historical",
        "has(resource.customerId) && !has(resource.to)",
        "!has(caller.customerId)",
        "resource.placedAt < context.time && context.time - resource.placedAt == duration('60s')",
        "context.time.getFullYear() == 2026",
        "context.hour == 12 && context.weekday == 6",
        "context.method == 'POST' && context.path.startsWith('/api/v1/')",
        "inNetwork(context.address, '10.0.0.0/8')",
        "resource.country == 'GB' ? true : false",
        "resource.to == 'X' || resource.status == 'PLACED'"
      })
  void expressionsAboutAnOrderAreTrue(String expression) {
    assertThat(
            AuthorizationRequestFixture.manager()
                .about(AuthorizationRequestFixture.ORDER)
                .says(expression))
        .isEqualTo(Verdict.TRUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "caller.id ==#syntax#1#13",
        "caller.naem == 'x'#unknown-name#1#1",
        "true &&\\n  resource.nothing == 1#unknown-name#2#3",
        "resource.total > 'a'#type#1#16",
        "resource.status#type#1#9",
        "1 + 1 == 'b'#type#1#7",
        "now() > context.time#unknown-name#1#4",
        "has(caller.roles.size)#syntax#1#17",
        "caller.name.matches('(')#regex#1#21",
        "caller.name.matches('a{0,900}')#regex#1#21",
        "inNetwork(context.address, '10.0.0.0/33')#network#1#28"
      })
  void aFaultOfAnExpressionHasItsLineAndColumn(
      String expression, String code, int line, int column) {
    assertThat(flaws(expression.replace("\\n", "\n")).get(0))
        .returns(code, Flaw::code)
        .returns(line, Flaw::line)
        .returns(column, Flaw::column);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThat(flaws("caller.naem == 'x'").get(0).message())
        .contains("caller.name", "context.hour", "resource.total")
        .doesNotContain("has.");
  }

  @Test
  void anExpressionHasALength() {
    var longest = "'" + "x".repeat(PolicyLanguage.LONGEST - 8) + "'!=''";
    assertThat(longest + "  ").hasSize(PolicyLanguage.LONGEST);
    assertThat(AuthorizationRequestFixture.read(longest + "  ").needsResource()).isFalse();
    assertThat(flaws(longest + "   ").get(0).code()).isEqualTo("too-long");
  }

  @Test
  void anExpressionHasASizeAndADepth() {
    // Each comparison and its && are 4 nodes, and so is the first term: 300 together
    assertThat(AuthorizationRequestFixture.read("!(1<2)" + " && 1<2".repeat(74)).needsResource())
        .isFalse();
    assertThat(flaws("true" + " && 1<2".repeat(75)).get(0).code()).isEqualTo("too-complex");
    assertThat(flaws("(".repeat(40) + "true" + ")".repeat(40)).get(0).code()).isEqualTo("too-deep");
  }

  @Test
  void anEvaluationHasABudget() {
    var list = "[1,2,3,4,5,6,7,8,9]";
    var nested = "%1$s.all(a, %1$s.all(b, %1$s.all(c, a + b + c > 0)))".formatted(list);
    assertThat(
            AuthorizationRequestFixture.manager()
                .says("%1$s.all(a, %1$s.all(b, a + b > 0))".formatted(list))
                .isTrue())
        .isTrue();
    assertThat(AuthorizationRequestFixture.manager().says(nested).fault())
        .containsIgnoringCase("iteration");
  }

  @Test
  void aPatternThatIsMadeAtRunTimeIsBoundedToo() {
    assertThat(
            AuthorizationRequestFixture.manager()
                .says("'x'.matches(caller.name + '{0,900}')")
                .fault())
        .contains("program size");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource.to == 'CANCELLED'",
        "resource.total / 0.0 > 1.0 && resource.quantity / 0 > 1",
        "caller.customerId == resource.customerId",
        "inNetwork(context.path, '10.0.0.0/8')",
        "timestamp(caller.name) < context.time"
      })
  void anExpressionWithAMissingValueHasNoResult(String expression) {
    var verdict =
        AuthorizationRequestFixture.manager()
            .about(AuthorizationRequestFixture.ORDER)
            .says(expression);
    assertThat(verdict.value()).isNull();
    assertThat(verdict.fault()).isNotBlank();
  }

  @Test
  void anExpressionTellsWhatItNeedsToKnow() {
    assertThat(
            AuthorizationRequestFixture.read("resource.total > 1.0 && has(resource.to)")
                .attributes())
        .containsExactly("to", "total");
    assertThat(AuthorizationRequestFixture.read("has(resource.to)").needsResource()).isTrue();
    assertThat(AuthorizationRequestFixture.read("'resource.to' == caller.name").needsResource())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "'a' == 'a' && (context.hour > 20 || 'x' in caller.roles) # context.hour > 20 || \"x\" in caller.roles",
        "context.hour < 9 || context.hour >= 12 || false # context.hour >= 12",
        "'manager' in caller.roles && true # \"manager\" in caller.roles && true"
      })
  void theClauseThatDecidedIsTheSmallestThatDid(String expression, String clause) {
    assertThat(
            AuthorizationRequestFixture.read(expression)
                .decidingClause(AuthorizationRequestFixture.manager().facts()))
        .isEqualTo(clause);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.0.0.0/8, true",
    "11.1.2.3, 10.0.0.0/8, false",
    "10.1.2.3, 10.1.2.2/31, true",
    "10.1.2.4, 10.1.2.2/31, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 0.0.0.0/0, true",
    "::ffff:10.1.2.3, 10.0.0.0/8, true",
    "2001:db8::1, 2001:db8::/32, true",
    "2001:db9::1, 2001:db8::/32, false",
    "2001:db8::1, 0.0.0.0/0, false"
  })
  void anAddressIsInANetworkOrNot(String address, String network, boolean expected) {
    assertThat(IpRange.parse(network).contains(IpAddress.parse(address))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "999.1.1.1",
        "dead.beef",
        "10.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "010.0.0.1",
        "1:2/8",
        "/8",
        ""
      })
  void whatIsNoNetworkIsRefusedWithoutLookingItUp(String text) {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> IpRange.parse(text)))
        .isNotNull();
  }

  private static List<Flaw> flaws(String expression) {
    var invalid =
        catchThrowableOfType(
            InvalidExpression.class, () -> AuthorizationRequestFixture.LANGUAGE.read(expression));
    assertThat(invalid).as(expression).isNotNull();
    return invalid.flaws();
  }
}
