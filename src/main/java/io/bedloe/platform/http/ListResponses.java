package io.bedloe.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Page;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Lists;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Answers a list request: the page, sparse when asked, with a {@code Link} to the next (RFC 8288).
 */
@RequestScoped
public class ListResponses {

  private final Lists lists;

  @Inject
  public ListResponses(Lists lists) {
    this.lists = lists;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected ListResponses() {
    this.lists = null;
  }

  public Response answer(@Context UriInfo uri, Listing<?> listing, Condition... conditions) {
    var request = ListRequest.parse(uri.getQueryParameters(), listing);
    var page = lists.page(listing, request, conditions);
    var response = Response.ok(request.fields().isEmpty() ? page : sparse(page, request));
    if (page.page().next() != null) {
      var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", page.page().next()).build();
      response.header(
          "Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
    }
    return response.build();
  }

  private static Page<ObjectNode> sparse(Page<?> page, ListRequest request) {
    return new Page<>(
        page.items().stream()
            .map(item -> Json.mapper().<ObjectNode>valueToTree(item).retain(request.fields()))
            .toList(),
        page.page());
  }
}
