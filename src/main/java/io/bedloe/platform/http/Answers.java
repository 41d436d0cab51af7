package io.bedloe.platform.http;

import io.bedloe.kernel.Versioned;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** The usual answers about a single resource, each with its {@code ETag}. */
public final class Answers {

  private Answers() {}

  /** 200, or 304 to who has this version already. */
  public static Response found(Versioned<?> resource, Request request) {
    var tag = Version.tag(resource.version());
    var unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(resource.value()).tag(tag).build()
        : unchanged.tag(tag).build();
  }

  /** 201 with the new resource and where it is. */
  public static Response created(Versioned<?> resource, String collection, UUID id) {
    return Response.created(URI.create(collection + "/" + id))
        .tag(Version.tag(resource.version()))
        .entity(resource.value())
        .build();
  }

  /** 200 with the resource as it is now. */
  public static Response changed(Versioned<?> resource) {
    return Response.ok(resource.value()).tag(Version.tag(resource.version())).build();
  }

  /** 204. */
  public static Response removed() {
    return Response.noContent().build();
  }
}
