package io.bedloe.messaging.notifications.api;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.messaging.notifications.NotificationId;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationView;
import io.bedloe.messaging.notifications.data.NotificationListing;
import io.bedloe.messaging.notifications.usecase.ChoosePreferences;
import io.bedloe.messaging.notifications.usecase.ReadInbox;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the caller's own notifications. */
@Path("notifications")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications", description = "Notifications")
public class NotificationsResource {

  /** The number of unread notifications. */
  @Schema(name = "UnreadNotifications", description = "The number of unread notifications.")
  public record Unread(
      @Schema(description = "The number of unread notifications.", examples = "3") long unread) {}

  /** The number of notifications that were marked as read. */
  @Schema(
      name = "NotificationsRead",
      description = "The number of notifications that were marked as read.")
  public record Marked(
      @Schema(description = "The number of notifications that were unread before.", examples = "3")
          int read) {}

  private final ListResponses lists;
  private final ReadInbox inbox;
  private final ChoosePreferences preferences;
  private final CurrentCaller caller;

  @Inject
  public NotificationsResource(
      ListResponses lists, ReadInbox inbox, ChoosePreferences preferences, CurrentCaller caller) {
    this.lists = lists;
    this.inbox = inbox;
    this.preferences = preferences;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.NOTIFICATIONS_OWN)
  @PageOf(NotificationListing.class)
  @Operation(
      operationId = "listNotifications",
      summary = "List notifications",
      description =
          "Returns the caller's own notifications. A notification names the resource, which is read"
              + " with its own operation. Old ones are deleted after a time that the server is"
              + " configured with.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(
        uri, NotificationListing.LISTING, NotificationListing.of(caller.get().id()));
  }

  @GET
  @Path("unread-count")
  @Requires(Permission.NOTIFICATIONS_OWN)
  @Operation(
      operationId = "countUnreadNotifications",
      summary = "Count unread notifications",
      description = "Returns the number of the caller's unread notifications.")
  @APIResponseSchema(value = Unread.class, responseCode = "200")
  public Unread unread() {
    return new Unread(inbox.unread(caller.get().id()));
  }

  @GET
  @Path("preferences")
  @Requires(Permission.NOTIFICATIONS_OWN)
  @Operation(
      operationId = "getNotificationPreferences",
      summary = "Read the preferences of notifications",
      description = "Returns what the caller wants to be told of, for all topics.")
  @WithETag
  @APIResponseSchema(value = NotificationPreferences.class, responseCode = "200")
  public Response preferences(@Context Request request) {
    return Answers.found(preferences.of(caller.get().id()), request);
  }

  @PUT
  @Path("preferences")
  @Requires(Permission.NOTIFICATIONS_OWN)
  @Operation(
      operationId = "replaceNotificationPreferences",
      summary = "Replace the preferences of notifications",
      description =
          "Replaces what the caller wants to be told of. A topic that is left out gets the default."
              + " ALL needs the permission to read such resources of all accounts.")
  @WithETag
  @APIResponseSchema(value = NotificationPreferences.class, responseCode = "200")
  public Response replacePreferences(
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      NotificationPreferences wanted) {
    return Answers.changed(preferences.replace(wanted, seen, caller.get()));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.NOTIFICATIONS_OWN)
  @Operation(
      operationId = "getNotification",
      summary = "Read a notification",
      description = "Returns a notification. This does not mark it as read.")
  @WithETag
  @APIResponseSchema(value = NotificationView.class, responseCode = "200")
  public Response get(@PathParam("id") NotificationId id, @Context Request request) {
    return Answers.found(inbox.byId(id, caller.get().id()), request);
  }

  @POST
  @Path("{id}/read")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.NOTIFICATIONS_OWN)
  @Operation(
      operationId = "readNotification",
      summary = "Mark a notification as read",
      description = "Marks a notification as read. One that is read stays as it is.")
  @WithETag
  @APIResponseSchema(value = NotificationView.class, responseCode = "200")
  public Response read(
      @PathParam("id") NotificationId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(inbox.markRead(id, seen, caller.get().id()));
  }

  @POST
  @Path("read-all")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.NOTIFICATIONS_OWN)
  @Operation(
      operationId = "readAllNotifications",
      summary = "Mark all notifications as read",
      description = "Marks all unread notifications of the caller as read.")
  @APIResponseSchema(value = Marked.class, responseCode = "200")
  public Response readAll() {
    return Response.ok(new Marked(inbox.markAllRead(caller.get().id()))).build();
  }
}
