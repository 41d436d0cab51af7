package io.bedloe.commerce.exports.api;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.data.ExportListing;
import io.bedloe.commerce.exports.usecase.DiscardExport;
import io.bedloe.commerce.exports.usecase.ExportInput;
import io.bedloe.commerce.exports.usecase.ReadExport;
import io.bedloe.commerce.exports.usecase.RequestExport;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of exports. */
@Path("exports")
@ApplicationScoped
@Tag(name = "exports", description = "Exports of lists as files")
public class ExportsResource {

  private final RequestExport request;
  private final ReadExport read;
  private final DiscardExport discard;
  private final ListResponses lists;
  private final CurrentCaller caller;
  private final Clock clock;

  @Inject
  public ExportsResource(
      RequestExport request,
      ReadExport read,
      DiscardExport discard,
      ListResponses lists,
      CurrentCaller caller,
      Clock clock) {
    this.request = request;
    this.read = read;
    this.discard = discard;
    this.lists = lists;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Idempotent
  @Requires(Permission.EXPORTS_RUN)
  @Operation(
      operationId = "requestExport",
      summary = "Export a list or a report as a file",
      description =
          "A background job writes all rows that the caller may see then. It needs the permission"
              + " to read the list or the report, too. Location is the export, which says when the file can be"
              + " downloaded.")
  @APIResponse(
      responseCode = "202",
      description = "A background job will write the file. Location is the export.",
      headers = @Header(name = "Location"),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExportView.class)))
  @APIResponse(
      responseCode = "429",
      description = "The account has too many exports, or has requested too many within a day")
  public Response request(ExportInput input) {
    var export = request.request(input, caller.get());
    return Response.accepted(export).header("Location", "/api/v1/exports/" + export.id()).build();
  }

  @GET
  @Requires(Permission.EXPORTS_RUN)
  @Operation(
      operationId = "listExports",
      summary = "List one's own exports",
      description = "The server keeps exports for a day, unless it is configured otherwise.")
  @PageOf(ExportListing.class)
  public Response list(@Context UriInfo uri) {
    return lists.answer(
        uri, ExportListing.LISTING, ExportListing.of(caller.get(), clock.instant()));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.EXPORTS_RUN)
  @Operation(
      operationId = "getExport",
      summary = "Read one of one's own exports",
      description = "Returns the state of an export, and the path of its file.")
  @APIResponseSchema(value = ExportView.class, responseCode = "200")
  public ExportView get(@PathParam("id") ExportId id) {
    return read.byId(id, caller.get());
  }

  @GET
  @Path("{id}/file")
  @Produces({
    "text/csv",
    "application/x-ndjson",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/pdf"
  })
  @Requires(Permission.EXPORTS_RUN)
  @Operation(
      operationId = "downloadExport",
      summary = "Download the file of an export",
      description =
          "Returns the file of an export that has succeeded, to its owner, who has to have the"
              + " permission to read the list still.")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/pdf",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public Response file(@PathParam("id") ExportId id) {
    var export = read.withFile(id, caller.get());
    StreamingOutput content = out -> read.write(export, out);
    return Response.ok(content, export.format().mediaType())
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.%s\""
                .formatted(export.resource(), export.format().extension()))
        .build();
  }

  @POST
  @Path("{id}/discard")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.EXPORTS_RUN)
  @Operation(
      operationId = "discardExport",
      summary = "Discard one of one's own exports",
      description =
          "Ends an export that waits or runs, and deletes the file of one that has ended. Its status"
              + " is FAILED with the failure `export-discarded`.")
  @APIResponseSchema(value = ExportView.class, responseCode = "200")
  public Response discard(@PathParam("id") ExportId id) {
    return Response.ok(discard.discard(id, caller.get())).build();
  }
}
