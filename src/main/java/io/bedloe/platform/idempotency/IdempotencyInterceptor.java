package io.bedloe.platform.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;

/** Runs an idempotent resource method in {@link IdempotentRequests}, unless it does so itself. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotencyInterceptor {

  private final IdempotentRequests requests;

  @Inject
  public IdempotencyInterceptor(IdempotentRequests requests) {
    this.requests = requests;
  }

  @AroundInvoke
  public Object intercept(InvocationContext method) throws Exception {
    var idempotent = method.getMethod().getAnnotation(Idempotent.class);
    if (idempotent != null && idempotent.preparesFirst()) {
      return method.proceed();
    }
    boolean showsLimited = idempotent == null || idempotent.showsLimitedResources();
    return requests.answer(() -> (Response) method.proceed(), showsLimited);
  }
}
