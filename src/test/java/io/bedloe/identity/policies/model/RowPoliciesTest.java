package io.bedloe.identity.policies.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.InvalidExpression.Flaw;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.security.ProtectedResource;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPoliciesTest {

  private static final Listing<Object> ORDERS =
      Listing.of("orders", Object.class)
          .from("orders o")
          .fields(
              Field.filterable("id", FieldType.ID, "o.id"),
              Field.filterable("status", FieldType.TEXT, "o.status"),
              Field.filterable("country", FieldType.CASELESS, "lower(o.country)"),
              Field.filterable("customerId", FieldType.ID, "o.customer_id"),
              Field.filterable("total", FieldType.AMOUNT, "o.total"),
              Field.filterable("quantity", FieldType.NUMBER, "o.quantity"),
              Field.filterable("historical", FieldType.FLAG, "o.historical"),
              Field.filterable("placedAt", FieldType.TIME, "o.placed_at"))
          .read(row -> row);

  private static final String ID = "00000000-0000-0002-0000-000000000002";

  /** The SQL contains fixed words and the list's own expressions, never a value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "resource.status == 'PLACED' # (o.status = ?::text)",
        "'PLACED' == resource.status # (o.status = ?::text)",
        "resource.status != 'PLACED' # (o.status <> ?::text)",
        "resource.total < 5 # (o.total < ?::numeric)",
        "5.0 < resource.total # (o.total > ?::numeric)",
        "5.0 >= resource.total # (o.total <= ?::numeric)",
        "resource.total >= 5.0 # (o.total >= ?::numeric)",
        "resource.quantity > 1 + 1 # (o.quantity > ?::bigint)",
        "resource.total > resource.total # (o.total > o.total)",
        "resource.placedAt > context.time - duration('24h') # (o.placed_at > ?::timestamptz)",
        "resource.customerId == caller.customerId # (o.customer_id = ?::uuid)",
        "resource.status in ['A', 'B'] # (o.status = ANY (?::text[]))",
        "resource.status in caller.roles # (o.status = ANY (?::text[]))",
        "resource.historical # (o.historical)",
        "!resource.historical # (NOT (o.historical))",
        "resource.historical == false # (o.historical = ?::boolean)",
        "has(resource.customerId) # (o.customer_id IS NOT NULL)",
        "'manager' in caller.roles # TRUE",
        "resource.type == 'order' # TRUE",
        "resource.status == 'A' && resource.total > 1.0 # ((o.status = ?::text) AND (o.total > ?::numeric))",
        "'user' in caller.roles || resource.historical # (FALSE OR (o.historical))"
      })
  void anExpressionBecomesAConditionOnRows(String expression, String sql) {
    assertThat(
            condition(
                    AuthorizationRequestFixture.manager().of(AuthorizationRequestFixture.CUSTOMER),
                    expression)
                .sql())
        .isEqualTo(sql);
  }

  @Test
  void valuesAreParametersOfTheFieldsType() {
    assertThat(condition("resource.total > 10000").parameters())
        .containsExactly(new BigDecimal("10000"));
    assertThat(condition("resource.total > 0.1 + 0.2").parameters())
        .containsExactly(BigDecimal.valueOf(0.1 + 0.2));
    assertThat(condition("resource.placedAt < context.time").parameters())
        .containsExactly(AuthorizationRequestFixture.NOON);
    assertThat(condition("resource.customerId == '" + ID + "'").parameters())
        .containsExactly(UUID.fromString(ID));
    assertThat((String[]) parameter("resource.status in ['A', 'B']")).containsExactly("A", "B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "resource.status == \"' OR TRUE --\" # ' OR TRUE --",
        "resource.status == '\\'); DROP TABLE orders; --' # '); DROP TABLE orders; --",
        "resource.status == '?' # ?",
        "resource.status == '$1' # $1"
      })
  void aTextThatLooksLikeSqlIsATextAllTheSame(String expression, String value) {
    var condition = condition(expression);
    assertThat(condition.sql()).isEqualTo("(o.status = ?::text)");
    assertThat(condition.parameters()).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "resource.customerId == 'no id' # (o.customer_id IS NULL AND NULL)",
        "resource.customerId != 'no id' # (o.customer_id IS NOT NULL OR NULL)",
        "resource.customerId == '00000000-0000-000A-0000-000000000002' # (o.customer_id IS NULL AND NULL)",
        "resource.status == '\\u0000' # (o.status IS NULL AND NULL)",
        "resource.total < 1.0 / 0.0 # NULL::boolean"
      })
  void aValueThatNoRowCanHaveIsEqualToNone(String expression, String sql) {
    assertThat(condition(expression)).isEqualTo(Condition.of(sql));
  }

  @Test
  void anInvalidIdIsLeftOutOfAList() {
    assertThat((String[]) parameter("resource.customerId in ['x', '" + ID + "']"))
        .containsExactly(ID);
  }

  @Test
  void whatIsUnknownOfTheCallerIsUnknownOfEveryRow() {
    assertThat(condition("resource.customerId == caller.customerId"))
        .isEqualTo(Condition.of("NULL::boolean"));
    assertThat(condition("resource.status in [caller.customerId]"))
        .isEqualTo(Condition.of("NULL::boolean"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "resource.status.startsWith('A') # not-for-lists",
        "resource.status < 'B' # not-for-lists",
        "resource.status < resource.status # not-for-lists",
        "resource.country == 'GB' # not-for-lists",
        "resource.total + 1.0 > 5.0 # not-for-lists",
        "resource.historical ? true : false # not-for-lists",
        "caller.roles.exists(r, r == resource.status) # not-for-lists",
        "resource.status in [resource.status] # not-for-lists",
        "resource.total in [1.0] # not-for-lists",
        "(resource.status == 'A') == true # not-for-lists",
        "resource.status == resource.id # not-for-lists",
        "resource.to == 'A' # not-in-list"
      })
  void anExpressionWithoutAnSqlEquivalentIsRefused(String expression, String code) {
    var invalid =
        catchThrowableOfType(
            InvalidExpression.class,
            () -> RowPolicies.mustLimit(AuthorizationRequestFixture.read(expression), ORDERS));
    assertThat(invalid).isNotNull();
    assertThat(invalid.flaws()).extracting(Flaw::code).containsExactly(code);
  }

  @Test
  void aDenialHidesTheRowsOfWhichItIsTrueOrUnknown() {
    assertThat(limits(AuthorizationRequestFixture.denying("orders:read", "resource.historical")))
        .containsExactly(Condition.of("(NOT (o.historical))"));
  }

  @Test
  void ofSeveralThatAllowTheFirstThatIsTrueDecidesUnlessOneBeforeItIsUnknown() {
    var first =
        AuthorizationRequestFixture.policy(
            Effect.ALLOW_IF, "orders:read", 2, "resource.historical");
    var second =
        AuthorizationRequestFixture.policy(Effect.ALLOW_IF, "orders:*", 1, "resource.total > 1.0");
    assertThat(limits(second, first))
        .containsExactly(
            Condition.of(
                "(CASE WHEN (o.historical) THEN TRUE WHEN NOT (o.historical)"
                    + " THEN (o.total > ?::numeric) ELSE FALSE END)",
                new BigDecimal("1.0")));
  }

  @Test
  void policiesThatDoNotSpeakOfTheRowsLimitNone() {
    assertThat(limits(AuthorizationRequestFixture.denying("*", "context.hour == 12"))).isEmpty();
    assertThat(limits(AuthorizationRequestFixture.allowing("*", "context.hour == 13"))).isEmpty();
    assertThat(limits(AuthorizationRequestFixture.denying("catalog:read", "resource.historical")))
        .isEmpty();
  }

  @Test
  void beforeAnyPolicyWasEvaluatedEachLimitsTheRows() {
    var policies =
        new PolicySet(
            List.of(
                AuthorizationRequestFixture.denying("*", "context.hour == 12"),
                AuthorizationRequestFixture.allowing("*", "context.hour == 13")));
    assertThat(RowPolicies.allLimits(policies, context(), ORDERS))
        .containsExactly(Condition.of("(NOT TRUE)"), Condition.of("FALSE"));
  }

  @Test
  void aBrokenPolicyHidesEveryRow() {
    assertThat(limits(AuthorizationRequestFixture.denying("orders:read", "resource.nothing == 1")))
        .containsExactly(Condition.of("(NOT NULL::boolean)"));
    assertThat(
            limits(
                AuthorizationRequestFixture.denying("orders:read", "resource.status.size() > 1")))
        .containsExactly(Condition.of("(NOT NULL::boolean)"));
  }

  private static Object parameter(String expression) {
    return java.util.Objects.requireNonNull(condition(expression).parameters().get(0));
  }

  private static Condition condition(String expression) {
    return condition(AuthorizationRequestFixture.manager(), expression);
  }

  private static Condition condition(AuthorizationRequestFixture asked, String expression) {
    try {
      return RowTranslation.translate(AuthorizationRequestFixture.read(expression), ORDERS)
          .condition(asked.about(ProtectedResource.unseen("order")).facts());
    } catch (InvalidExpression invalid) {
      throw new AssertionError(invalid);
    }
  }

  private static List<Condition> limits(ActivePolicy... policies) {
    return RowPolicies.limits(new PolicySet(List.of(policies)), context(), ORDERS);
  }

  private static EvaluationContext context() {
    return AuthorizationRequestFixture.manager()
        .to(Permission.ORDERS_READ)
        .about(ProtectedResource.unseen("order"))
        .facts();
  }
}
