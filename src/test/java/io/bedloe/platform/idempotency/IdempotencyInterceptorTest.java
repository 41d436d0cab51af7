package io.bedloe.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeLimits;
import io.bedloe.platform.http.SentBody;
import io.bedloe.platform.security.CurrentCaller;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdempotencyInterceptorTest {

  private static final Response ANSWER = Response.noContent().build();

  private final List<String> calls = new ArrayList<>();

  /** The ways in which resource methods are marked. */
  @SuppressWarnings("unused") // found by reflection
  private static final class Resource {

    @Idempotent
    void showsLimitedResources() {}

    @Idempotent(showsLimitedResources = false)
    void showsNoLimitedResources() {}

    @Idempotent(preparesFirst = true)
    void preparesFirst() {}

    void isMarkedByItsClass() {}
  }

  /** Notes how the work was run. */
  private final class NotedRequests extends IdempotentRequests {

    NotedRequests() {
      super(
          new FakeTransaction(),
          new IdempotencyStore(new StoredAnswers().sql(), Clock.systemUTC()),
          new CurrentCaller(),
          new FakeLimits(),
          SentBody.of("{}"),
          proxy(HttpServletRequest.class, method -> null));
    }

    @Override
    Response answer(Callable<Response> work, boolean showsLimited) throws Exception {
      calls.add("answer " + showsLimited);
      return work.call();
    }
  }

  private interface Result {
    @Nullable Object of(Method method) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Result result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> result.of(method)));
  }

  private Object intercept(String name) throws Exception {
    var invocation =
        proxy(
            InvocationContext.class,
            method -> {
              if (method.getName().equals("getMethod")) {
                return Resource.class.getDeclaredMethod(name);
              }
              calls.add(method.getName());
              return ANSWER;
            });
    return new IdempotencyInterceptor(new NotedRequests()).intercept(invocation);
  }

  @Test
  void aMethodRunsWithinItsIdempotentRequest() throws Exception {
    assertThat(intercept("showsLimitedResources")).isSameAs(ANSWER);
    assertThat(calls).containsExactly("answer true", "proceed");
  }

  @Test
  void aMethodThatShowsNoLimitedResourcesSaysSo() throws Exception {
    assertThat(intercept("showsNoLimitedResources")).isSameAs(ANSWER);
    assertThat(calls).containsExactly("answer false", "proceed");
  }

  @Test
  void aMethodThatPreparesFirstCallsTheIdempotentRequestItself() throws Exception {
    assertThat(intercept("preparesFirst")).isSameAs(ANSWER);
    assertThat(calls).containsExactly("proceed");
  }

  @Test
  void aMethodThatItsClassMarksShowsLimitedResources() throws Exception {
    assertThat(intercept("isMarkedByItsClass")).isSameAs(ANSWER);
    assertThat(calls).containsExactly("answer true", "proceed");
  }
}
