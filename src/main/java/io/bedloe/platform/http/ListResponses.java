package io.bedloe.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Page;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Lists;
import io.bedloe.platform.lists.RowLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Answers a list request: the page, sparse when asked, with a {@code Link} to the next (RFC 8288).
 */
@RequestScoped
public class ListResponses {

  private final Lists lists;
  private final RowLimits limits;

  @Inject
  public ListResponses(Lists lists, RowLimits limits) {
    this.lists = lists;
    this.limits = limits;
  }

  /** The items that all these conditions allow, and the policies about the list. */
  public Response answer(@Context UriInfo uri, Listing<?> listing, Condition... conditions) {
    return answerShown(uri, listing, UnaryOperator.identity(), conditions);
  }

  /**
   * The same, with the items of the page as the caller sees them.
   *
   * @param shown takes members out of items that the caller may see only in part
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
