package io.bedloe.commerce.orders.api;

import io.bedloe.commerce.orders.OrderView;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.commerce.orders.usecase.MoveOrder;
import io.bedloe.commerce.orders.usecase.OrderInput;
import io.bedloe.commerce.orders.usecase.OrderScope;
import io.bedloe.commerce.orders.usecase.PlaceOrder;
import io.bedloe.commerce.orders.usecase.ReadOrder;
import io.bedloe.commerce.orders.usecase.ShownOrders;
import io.bedloe.commerce.orders.usecase.TransitionInput;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of orders. */
@Path("orders")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders", description = "Orders")
public class OrdersResource {

  private final ListResponses lists;
  private final OrderScope scope;
  private final ShownOrders shown;
  private final ReadOrder read;
  private final PlaceOrder place;
  private final MoveOrder move;
  private final CurrentCaller caller;

  @Inject
  public OrdersResource(
      ListResponses lists,
      OrderScope scope,
      ShownOrders shown,
      ReadOrder read,
      PlaceOrder place,
      MoveOrder move,
      CurrentCaller caller) {
    this.lists = lists;
    this.scope = scope;
    this.shown = shown;
    this.read = read;
    this.place = place;
    this.move = move;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ORDERS_READ)
  @Operation(
      operationId = "listOrders",
      summary = "List orders",
      description =
          "Returns the orders that the caller may see, a page at a time, without their lines.")
  @PageOf(OrderListing.class)
  public Response list(@Context UriInfo uri) {
    var conditions = new ArrayList<Condition>();
    conditions.add(scope.condition(caller.get()));
    shown.ofVisibleCustomers(uri.getQueryParameters().keySet()).ifPresent(conditions::add);
    return lists.answerShown(
        uri, OrderListing.LISTING, shown::summaries, conditions.toArray(Condition[]::new));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.ORDERS_READ)
  @Operation(
      operationId = "getOrder",
      summary = "Read an order",
      description =
          "Returns an order with its lines, its totals, its history and the statuses that it can be"
              + " moved to.")
  @WithETag
  @APIResponseSchema(value = OrderView.class, responseCode = "200")
  public Response get(@PathParam("id") OrderId id, @Context Request request) {
    return Answers.found(read.byId(id, caller.get()), request);
  }

  @POST
  @Idempotent
  @Requires(Permission.ORDERS_WRITE)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description =
          "Places an order and reserves its goods in one transaction. If one product is short, "
              + "nothing is ordered. An unconfirmed order expires.")
  @WithETag
  @APIResponseSchema(value = OrderView.class, responseCode = "201")
  public Response place(OrderInput input) {
    var placed = place.place(input, caller.get());
    return Answers.created(placed, "orders", placed.value().id());
  }

  @POST
  @Idempotent
  @Path("{id}/transitions")
  @Requires(Permission.ORDERS_WRITE)
  @Operation(
      operationId = "moveOrder",
      summary = "Change the status of an order",
      description =
          "Confirms, ships, delivers, cancels or returns an order. The stock changes in the "
              + "same transaction.")
  @WithETag
  @APIResponseSchema(value = OrderView.class, responseCode = "200")
  public Response move(
      @PathParam("id") OrderId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      TransitionInput input) {
    return Answers.changed(move.move(id, seen, input, caller.get()));
  }
}
