package io.bedloe.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeLimits;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.SentBody;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotentRequestsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final URI ORDER = URI.create("http://localhost:9080/api/v1/orders/1");
  private static final Caller CLERK =
      caller(1, Permission.ORDERS_READ, Permission.ORDERS_WRITE, Permission.CATALOG_READ);

  private final StoredAnswers table = new StoredAnswers();
  private final IdempotencyStore store =
      new IdempotencyStore(table.sql(), Clock.fixed(NOW, ZoneOffset.UTC));
  private final FakeTransaction transaction = new FakeTransaction();
  private int worked;

  /** A request; each test changes what it is about. */
  private record Sent(@Nullable String key, String method, String path, String query, String body) {

    static final Sent ONCE = new Sent("k1", "POST", "/orders", "a=1", "{\"quantity\":1}");

    private @Nullable String value(String name) {
      return switch (name) {
        case "getHeader" -> key;
        case "getMethod" -> method;
        case "getRequestURI" -> path;
        case "getQueryString" -> query;
        default -> throw new UnsupportedOperationException("a test sends no " + name);
      };
    }

    HttpServletRequest request() {
      return (HttpServletRequest)
          Proxy.newProxyInstance(
              Sent.class.getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (proxy, method, arguments) -> value(method.getName()));
    }
  }

  private static Caller caller(long id, Permission... permissions) {
    return new Caller(new AccountId(new UUID(0, id)), "clerk", Set.of(), Set.of(permissions));
  }

  private static Condition ownOrders(long owner) {
    return Condition.of("o.owner_id = ?", owner);
  }

  private IdempotentRequests requests(Sent sent, Caller caller, Condition... conditions) {
    var limits = new FakeLimits();
    List.of(conditions).forEach(limits::add);
    var current =
        new CurrentCaller() {
          @Override
          public Caller get() {
            return caller;
          }
        };
    return new IdempotentRequests(
        transaction, store, current, limits, SentBody.of(sent.body()), sent.request());
  }

  private Response placeOrder() {
    worked++;
    return Response.status(201)
        .location(ORDER)
        .tag(new EntityTag("v0"))
        .entity(Map.of("number", worked))
        .build();
  }

  private Response answer(Sent sent, Caller caller, Condition... conditions) throws Exception {
    return requests(sent, caller, conditions).answer(this::placeOrder);
  }

  private static String text(Response response) {
    return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
  }

  private Rejected refused(Sent sent, Caller caller, Condition... conditions) {
    try {
      answer(sent, caller, conditions);
    } catch (Rejected rejected) {
      return rejected;
    } catch (Exception other) {
      throw new AssertionError("not refused", other);
    }
    throw new AssertionError("not refused");
  }

  @Test
  void withoutAKeyTheWorkRunsAgainAndOutsideOfATransaction() throws Exception {
    var without = new Sent(null, "POST", "/orders", "a=1", "{}");
    assertThat(answer(without, CLERK).getEntity()).isEqualTo(Map.of("number", 1));
    assertThat(answer(without, CLERK).getEntity()).isEqualTo(Map.of("number", 2));
    assertThat(transaction.calls()).isEmpty();
    assertThat(table.size()).isZero();
  }

  @Test
  void theFirstRequestIsCommittedTogetherWithItsResponse() throws Exception {
    var response = answer(Sent.ONCE, CLERK);
    assertThat(text(response)).isEqualTo("{\"number\":1}");
    assertThat(response.getHeaderString("Idempotency-Replayed")).isNull();
    assertThat(transaction.calls()).containsExactly("begin", "commit");
    assertThat(table.size()).isOne();
    assertThat(table.locks()).containsExactly(CLERK.id() + "/k1");
  }

  @Test
  void theSameRequestGetsTheSameResponseAndHasNoEffect() throws Exception {
    answer(Sent.ONCE, CLERK);
    var response = answer(Sent.ONCE, CLERK);
    assertThat(worked).isEqualTo(1);
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(response.getLocation()).isEqualTo(ORDER);
    assertThat(response.getEntityTag()).isEqualTo(new EntityTag("v0"));
    assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
    assertThat(text(response)).isEqualTo("{\"number\":1}");
    assertThat(response.getHeaderString("Idempotency-Replayed")).isEqualTo("true");
    assertThat(transaction.calls()).containsExactly("begin", "commit", "begin", "rollback");
  }

  @Test
  void aResponseWithoutBodyLocationAndTagIsReplayedWithoutThem() throws Exception {
    var requests = requests(Sent.ONCE, CLERK);
    for (int i = 0; i < 2; i++) {
      var response = requests.answer(() -> Response.noContent().build());
      assertThat(response.getStatus()).isEqualTo(204);
      assertThat(response.hasEntity()).isFalse();
      assertThat(response.getMediaType()).isNull();
      assertThat(response.getLocation()).isNull();
      assertThat(response.getEntityTag()).isNull();
    }
  }

  @Test
  void aBodyWithOtherWhiteSpaceIsTheSameRequest() throws Exception {
    answer(Sent.ONCE, CLERK);
    answer(new Sent("k1", "POST", "/orders", "a=1", "{ \"quantity\" : 1 }"), CLERK);
    assertThat(worked).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} {1}?{2} {3}")
  @CsvSource({
    "PUT, /orders, a=1, '{\"quantity\":1}'",
    "POST, /products, a=1, '{\"quantity\":1}'",
    "POST, /orders, a=2, '{\"quantity\":1}'",
    "POST, /orders, a=1, '{\"quantity\":2}'",
  })
  void aKeyOfAnotherRequestIsRefusedAndTheWorkDoesNotRun(
      String method, String path, String query, String body) throws Exception {
    answer(Sent.ONCE, CLERK);
    var rejected = refused(new Sent("k1", method, path, query, body), CLERK);
    assertThat(rejected.rule()).isEqualTo(IdempotencyRule.IDEMPOTENCY_KEY_REUSED);
    assertThat(worked).isEqualTo(1);
    assertThat(transaction.calls()).containsExactly("begin", "commit", "begin", "rollback");
  }

  @Test
  void anotherKeyAndAnotherCallerAreOtherRequests() throws Exception {
    answer(Sent.ONCE, CLERK);
    answer(new Sent("k2", "POST", "/orders", "a=1", "{\"quantity\":1}"), CLERK);
    answer(Sent.ONCE, caller(2, Permission.ORDERS_WRITE));
    assertThat(worked).isEqualTo(3);
    assertThat(table.size()).isEqualTo(3);
  }

  @Test
  void aRequestWhoseKeyIsInUseIsRefusedAndTheWorkDoesNotRun() {
    table.areHeldByAnotherRequest();
    assertThat(refused(Sent.ONCE, CLERK).rule()).isEqualTo(IdempotencyRule.IDEMPOTENCY_KEY_IN_USE);
    assertThat(worked).isZero();
    assertThat(transaction.calls()).containsExactly("begin", "rollback");
  }

  @Test
  void aRefusedRequestIsRolledBackAndMaySucceedLater() throws Exception {
    var requests = requests(Sent.ONCE, CLERK);
    assertThatThrownBy(
            () ->
                requests.answer(
                    () -> {
                      throw Rejected.because(IdempotencyRule.INVALID_IDEMPOTENCY_KEY, "some rule");
                    }))
        .hasMessage("some rule");
    assertThat(transaction.calls()).containsExactly("begin", "rollback");
    assertThat(table.size()).isZero();
    assertThat(text(requests.answer(this::placeOrder))).isEqualTo("{\"number\":1}");
  }

  @Test
  void aCommitThatFailsIsReportedAndNotRolledBackTwice() {
    transaction.failToCommit();
    assertThatThrownBy(() -> answer(Sent.ONCE, CLERK)).isInstanceOf(RollbackException.class);
    assertThat(transaction.calls()).containsExactly("begin", "commit");
  }

  @Test
  void aResponseIsWithheldFromACallerWhoHasLostAPermission() throws Exception {
    answer(Sent.ONCE, CLERK);
    var rejected = refused(Sent.ONCE, caller(1, Permission.ORDERS_WRITE, Permission.CATALOG_READ));
    assertThat(rejected.rule()).isEqualTo(IdempotencyRule.IDEMPOTENT_RESPONSE_WITHHELD);
    assertThat(rejected.extensions()).isEqualTo(Map.of("location", ORDER.toString()));
    assertThat(rejected.detail()).contains("Send a GET to " + ORDER);
    assertThat(worked).isEqualTo(1);
  }

  @Test
  void aWithheldResponseWithoutLocationNamesNone() throws Exception {
    requests(Sent.ONCE, CLERK).answer(() -> Response.noContent().build());
    var rejected = refused(Sent.ONCE, caller(1, Permission.ORDERS_WRITE));
    assertThat(rejected.rule()).isEqualTo(IdempotencyRule.IDEMPOTENT_RESPONSE_WITHHELD);
    assertThat(rejected.extensions()).isEmpty();
  }

  @Test
  void aResponseIsWithheldWhenAPolicyLimitsOtherRowsThanBefore() throws Exception {
    answer(Sent.ONCE, CLERK, ownOrders(1));
    assertThat(text(answer(Sent.ONCE, CLERK, ownOrders(1)))).isEqualTo("{\"number\":1}");
    for (var conditions :
        List.of(
            List.<Condition>of(),
            List.of(ownOrders(2)),
            List.of(Condition.of("o.buyer_id = ?", 1L)),
            List.of(ownOrders(1), ownOrders(1)))) {
      assertThat(refused(Sent.ONCE, CLERK, conditions.toArray(Condition[]::new)).rule())
          .isEqualTo(IdempotencyRule.IDEMPOTENT_RESPONSE_WITHHELD);
    }
  }

  @Test
  void aResponseThatShowsNoLimitedResourcesIsReplayedAfterAChangeOfPolicies() throws Exception {
    requests(Sent.ONCE, CLERK, ownOrders(1)).answer(this::placeOrder, false);
    var again = requests(Sent.ONCE, CLERK, ownOrders(2)).answer(this::placeOrder, false);
    assertThat(text(again)).isEqualTo("{\"number\":1}");
  }

  @Test
  void aResponseThatShowsNoLimitedResourcesIsWithheldAfterALossOfPermissions() throws Exception {
    requests(Sent.ONCE, CLERK).answer(this::placeOrder, false);
    var requests = requests(Sent.ONCE, caller(1, Permission.ORDERS_WRITE));
    assertThatThrownBy(() -> requests.answer(this::placeOrder, false)).isInstanceOf(Rejected.class);
  }
}
