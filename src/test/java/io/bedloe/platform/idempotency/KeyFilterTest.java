package io.bedloe.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.Rejected;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyFilterTest {

  /** Filters a request with these keys. */
  private static void filter(String... keys) {
    var headers = new MultivaluedHashMap<String, String>();
    if (keys.length > 0) {
      headers.put("Idempotency-Key", List.of(keys));
    }
    new KeyFilter()
        .filter(
            (ContainerRequestContext)
                Proxy.newProxyInstance(
                    KeyFilterTest.class.getClassLoader(),
                    new Class<?>[] {ContainerRequestContext.class},
                    (proxy, method, arguments) -> {
                      assertThat(method.getName()).isEqualTo("getHeaders");
                      return headers;
                    }));
  }

  private static void refused(String... keys) {
    var rejected = catchThrowableOfType(Rejected.class, () -> filter(keys));
    assertThat(rejected).isNotNull();
    assertThat(rejected.rule()).isEqualTo(IdempotencyRule.INVALID_IDEMPOTENCY_KEY);
    assertThat(rejected.faults())
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactly("Idempotency-Key invalid-idempotency-key");
  }

  @Test
  void aRequestWithoutAKeyIsAccepted() {
    assertThatCode(() -> filter()).doesNotThrowAnyException();
  }

  static Stream<String> validKeys() {
    return Stream.of(
        "k", "!~", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\"", "k".repeat(255));
  }

  @ParameterizedTest
  @MethodSource("validKeys")
  void aKeyOfOneTo255VisibleAsciiCharactersIsAccepted(String key) {
    assertThatCode(() -> filter(key)).doesNotThrowAnyException();
  }

  static Stream<String> invalidKeys() {
    return Stream.of("", " ", "a b", "a\t", "\u007f", "ключ", "k".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("invalidKeys")
  void anyOtherKeyIsRefused(String key) {
    refused(key);
  }

  @Test
  void twoKeysAreRefusedEvenWhenTheyAreEqual() {
    refused("k1", "k1");
  }
}
