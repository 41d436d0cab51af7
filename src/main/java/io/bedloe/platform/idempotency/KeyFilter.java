package io.bedloe.platform.idempotency;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.FilterOrder;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses an invalid Idempotency-Key: a key has 1 to 255 visible ASCII characters. */
@Provider
@Priority(FilterOrder.IDEMPOTENCY_KEY)
public class KeyFilter implements ContainerRequestFilter {

  static final String HEADER = "Idempotency-Key";
  private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  @Override
  public void filter(ContainerRequestContext request) {
    var keys = request.getHeaders().get(HEADER);
    if (keys != null && (keys.size() != 1 || !SANE.matcher(keys.get(0)).matches())) {
      var detail = "one key of 1 to 255 visible ASCII characters";
      throw Rejected.because(
          IdempotencyRule.INVALID_IDEMPOTENCY_KEY,
          "Send " + detail + ".",
          List.of(new Fault(HEADER, "invalid-idempotency-key", detail)));
    }
  }
}
