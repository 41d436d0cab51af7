package io.bedloe.platform.http;

import io.bedloe.kernel.Id;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Builds the usual responses about a single resource, each with its {@code ETag}. */
public final class Answers {

  private static final int OK = Response.Status.OK.getStatusCode();
  private static final int NOT_MODIFIED = Response.Status.NOT_MODIFIED.getStatusCode();
  private static final int PRECONDITION_FAILED =
      Response.Status.PRECONDITION_FAILED.getStatusCode();

  private Answers() {}

  /**
   * Returns 200, or 304 to a client that has this version already. The comparison of {@code
   * If-Match} is strong, that of {@code If-None-Match} weak (RFC 9110, 13.1).
   */
  public static Response found(Versioned<?> resource, Request request) {
    var tag = EntityTags.of(resource.version());
    if (status(request.evaluatePreconditions(tag)) == PRECONDITION_FAILED) {
      throw Version.stale();
    }
    var weak = new EntityTag(tag.getValue(), true);
    boolean isKnown =
        status(request.evaluatePreconditions(tag)) == NOT_MODIFIED
            || status(request.evaluatePreconditions(weak)) == NOT_MODIFIED;
    return isKnown
        ? Response.notModified(tag).build()
        : Response.ok(resource.value()).tag(tag).build();
  }

  private static int status(Response.@Nullable ResponseBuilder answer) {
    return answer == null ? OK : answer.build().getStatus();
  }

  /** Returns 201 with the new resource and its address. */
  public static Response created(Versioned<?> resource, String collection, Id id) {
    return Response.created(URI.create(collection + "/" + id))
        .tag(EntityTags.of(resource.version()))
        .entity(resource.value())
        .build();
  }

  /** Returns 200 with the changed resource. */
  public static Response changed(Versioned<?> resource) {
    return Response.ok(resource.value()).tag(EntityTags.of(resource.version())).build();
  }

  /** Returns 204. */
  public static Response removed() {
    return Response.noContent().build();
  }
}
