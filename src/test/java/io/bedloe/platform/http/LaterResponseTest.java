package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that a later response begins, or frees what it holds. */
class LaterResponseTest {

  private final Map<String, @Nullable Object> attributes = new HashMap<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final HttpServletRequest request =
      fake(
          HttpServletRequest.class,
          (method, arguments) ->
              switch (method) {
                case "getAttribute" -> attributes.get((String) arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove((String) arguments[0]);
                case "startAsync" -> fake(AsyncContext.class, (name, none) -> null);
                default -> throw new IllegalStateException(method);
              });
  private int status = 200;
  private boolean isCommitted;
  private final HttpServletResponse response =
      fake(
          HttpServletResponse.class,
          (method, arguments) -> method.equals("getStatus") ? status : (Object) isCommitted);

  private interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private void end() {
    try {
      LaterResponse.beginIfSet(request, response);
    } finally {
      LaterResponse.abandonIfSet(request);
    }
  }

  private void set() {
    LaterResponse.set(request, async -> begun.incrementAndGet(), abandoned::incrementAndGet);
  }

  @Test
  void aResponseThatBeginsKeepsItsResources() {
    set();
    end();
    assertThat(begun).hasValue(1);
    assertThat(abandoned).hasValue(0);
  }

  @Test
  void aRequestThatFailsAfterTheMethodFreesThem() {
    set();
    status = 500;
    end();
    assertThat(begun).hasValue(0);
    assertThat(abandoned).hasValue(1);
  }

  @Test
  void aResponseThatIsCommittedFreesThem() {
    set();
    isCommitted = true;
    end();
    assertThat(begun).hasValue(0);
    assertThat(abandoned).hasValue(1);
  }

  @Test
  void aResponseThatCannotBeginFreesThem() {
    LaterResponse.set(
        request,
        async -> {
          throw new IllegalStateException("the connection is closed");
        },
        abandoned::incrementAndGet);
    assertThatThrownBy(this::end).isInstanceOf(IllegalStateException.class);
    assertThat(abandoned).hasValue(1);
  }

  @Test
  void aRequestWithoutALaterResponseIsLeftAlone() {
    end();
    assertThat(begun).hasValue(0);
    assertThat(abandoned).hasValue(0);
  }
}
