package io.bedloe.platform.idempotency;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.crypto.Fingerprint;
import io.bedloe.platform.http.BodyDigest;
import io.bedloe.platform.idempotency.IdempotencyStore.Answer;
import io.bedloe.platform.idempotency.IdempotencyStore.Attempt;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.security.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs the work of a request with an Idempotency-Key and stores its response in one transaction:
 * both are committed or neither. Only successful responses are stored; a refused request changed
 * nothing and may succeed later.
 */
@Dependent
public class IdempotentRequests {

  static final String REPLAYED = "Idempotency-Replayed";

  /** The permissions in the order in which stored fingerprints have them. */
  private static final List<Permission> BY_CODE =
      Arrays.stream(Permission.values()).sorted(Comparator.comparing(Permission::code)).toList();

  private final UserTransaction transaction;
  private final IdempotencyStore answers;
  private final CurrentCaller caller;
  private final RowLimits limits;
  private final BodyDigest body;
  private final HttpServletRequest request;

  @Inject
  public IdempotentRequests(
      UserTransaction transaction,
      IdempotencyStore answers,
      CurrentCaller caller,
      RowLimits limits,
      BodyDigest body,
      HttpServletRequest request) {
    this.transaction = transaction;
    this.answers = answers;
    this.caller = caller;
    this.limits = limits;
    this.body = body;
    this.request = request;
  }

  /**
   * Returns the response of the work, or the stored one when the same request was answered before.
   * The stored response is refused when the caller's rights to read have changed since then (ADR
   * 92). Without a key the work runs without a surrounding transaction.
   */
  public Response answer(Callable<Response> work) throws Exception {
    return answer(work, true);
  }

  /**
   * Does the same.
   *
   * @param showsLimited whether the response shows resources that policies can limit
   */
  Response answer(Callable<Response> work, boolean showsLimited) throws Exception {
    var key = request.getHeader(KeyFilter.HEADER);
    if (key == null) {
      return work.call();
    }
    var who = caller.get().id();
    var query = request.getQueryString();
    var fingerprint = body.with(request.getMethod() + " " + request.getRequestURI() + "?" + query);
    var attempt = new Attempt(who, key, fingerprint, readingRights(showsLimited));
    transaction.begin();
    try {
      var before = answers.reserve(attempt);
      if (before.isPresent()) {
        return response(before.get()).header(REPLAYED, "true").build();
      }
      var first = answer(work.call());
      answers.save(attempt, first);
      transaction.commit();
      return response(first).build();
    } finally {
      // A replayed response ends here too: nothing has changed.
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    }
  }

  /** Returns a fingerprint of the permissions of the credentials and of the limits of policies. */
  private Fingerprint readingRights(boolean showsLimited) {
    var rights = new StringBuilder();
    var permissions = caller.get().permissions();
    for (var permission : BY_CODE) {
      if (permissions.contains(permission)) {
        rights.append(permission.code()).append('\n');
      }
    }
    if (showsLimited) {
      for (var condition : limits.conditionsOfAllLists()) {
        rights
            .append(condition.sql())
            .append(Arrays.deepToString(condition.parameters().toArray()))
            .append('\n');
      }
    }
    return body.ofWords(rights.toString());
  }

  private static Answer answer(Response response) throws IOException {
    var tag = response.getEntityTag();
    var location = response.getLocation();
    return new Answer(
        response.getStatus(),
        response.hasEntity() ? Json.mapper().writeValueAsString(response.getEntity()) : "",
        location == null ? null : location.toString(),
        tag == null ? null : tag.getValue());
  }

  private static Response.ResponseBuilder response(Answer answer) {
    var response = Response.status(answer.status());
    if (!answer.body().isEmpty()) {
      response
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(answer.body().getBytes(StandardCharsets.UTF_8));
    }
    if (answer.location() != null) {
      response.location(URI.create(answer.location()));
    }
    if (answer.tag() != null) {
      response.tag(new EntityTag(answer.tag()));
    }
    return response;
  }
}
