package io.bedloe.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Page;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Lists;
import io.bedloe.platform.lists.RowLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Builds the response to a list request: the page, with only the requested fields, and a {@code
 * Link} to the next page (RFC 8288).
 */
@ApplicationScoped
public class ListResponses {

  private final Lists lists;
  private final RowLimits limits;

  @Inject
  public ListResponses(Lists lists, RowLimits limits) {
    this.lists = lists;
    this.limits = limits;
  }

  /** Returns the items that all these conditions and the policies of the list allow. */
  public Response answer(@Context UriInfo uri, Listing<?> listing, Condition... conditions) {
    return answerShown(uri, listing, UnaryOperator.identity(), conditions);
  }

  /**
   * Returns the same, with the items as the caller may see them.
   *
   * @param shown removes members of items that the caller may see only in part
   */
  public <T> Response answerShown(
      UriInfo uri, Listing<T> listing, UnaryOperator<List<T>> shown, Condition... conditions) {
    var request = ListRequest.parse(uri.getQueryParameters(), listing);
    var all = new ArrayList<>(limits.conditions(listing));
    all.addAll(List.of(conditions));
    var whole = lists.page(listing, request, all.toArray(Condition[]::new));
    var page = new Page<>(shown.apply(whole.items()), whole.page());
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
