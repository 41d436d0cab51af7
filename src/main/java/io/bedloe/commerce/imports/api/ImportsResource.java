package io.bedloe.commerce.imports.api;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportStatus;
import io.bedloe.commerce.imports.data.ImportListing;
import io.bedloe.commerce.imports.model.Charsets;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.commerce.imports.model.Upload;
import io.bedloe.commerce.imports.usecase.CancelImport;
import io.bedloe.commerce.imports.usecase.ContentDigest;
import io.bedloe.commerce.imports.usecase.ImportFile;
import io.bedloe.commerce.imports.usecase.ReadImport;
import io.bedloe.commerce.imports.usecase.RefusedRows;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.files.CsvLine;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.SentDigest;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of imports. */
@Path("imports")
@ApplicationScoped
@Tag(name = "imports", description = "Imports of CSV files")
public class ImportsResource {

  private final ImportFile importFile;
  private final CancelImport cancel;
  private final RefusedRows refused;
  private final ReadImport read;
  private final ListResponses lists;
  private final CurrentCaller caller;

  @Inject
  public ImportsResource(
      ImportFile importFile,
      CancelImport cancel,
      RefusedRows refused,
      ReadImport read,
      ListResponses lists,
      CurrentCaller caller) {
    this.importFile = importFile;
    this.cancel = cancel;
    this.refused = refused;
    this.read = read;
    this.lists = lists;
    this.caller = caller;
  }

  @POST
  @Consumes(CsvLine.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  @Requires(Permission.IMPORTS_RUN)
  @Operation(
      operationId = "importFile",
      summary = "Import a CSV file",
      description =
          "Parameters `column.<field>=<header>` map the columns to fields; a field whose "
              + "column has its name needs none. The guide to imports lists the fields.")
  @Extension(name = "x-query-prefix", value = "column.")
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      required = true,
      description = "The kind of the rows in the file.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"products", "customers", "stock", "orders"}))
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      description = "Check the whole file and change nothing",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  @Parameter(
      name = "delimiter",
      in = ParameterIn.QUERY,
      description = "The character that separates the cells.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {",", ";", "|", "tab"},
              defaultValue = ","))
  @Parameter(
      name = "decimal",
      in = ParameterIn.QUERY,
      description = "The decimal separator of amounts (products, orders)",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {".", ","},
              defaultValue = "."))
  @Parameter(
      name = "currency",
      in = ParameterIn.QUERY,
      description = "The currency of rows that name none (products, orders)",
      schema = @Schema(type = SchemaType.STRING, examples = "GBP"))
  @Parameter(
      name = "datePattern",
      in = ParameterIn.QUERY,
      description =
          "The date pattern of java.time.format.DateTimeFormatter; ISO 8601 when left out "
              + "(orders)",
      schema = @Schema(type = SchemaType.STRING, examples = "yyyy-MM-dd HH:mm:ss"))
  @Parameter(
      name = "zone",
      in = ParameterIn.QUERY,
      description = "The time zone of dates without one (orders)",
      schema = @Schema(type = SchemaType.STRING, defaultValue = "Z", examples = "Europe/London"))
  @Parameter(
      name = "createMissing",
      in = ParameterIn.QUERY,
      description = "Create unknown products and customers (orders)",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  @Parameter(
      name = "stock",
      in = ParameterIn.QUERY,
      description = "Whether orders move stock (orders)",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"leave", "apply"},
              defaultValue = "leave"))
  @APIResponseSchema(value = ImportReport.class, responseCode = "200")
  @APIResponse(
      responseCode = "202",
      description =
          "The file was read; a background job checks and applies its rows. Location is the import.",
      headers = @Header(name = "Location"),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ImportReport.class)))
  @APIResponse(
      responseCode = "409",
      description = "Concurrent changes conflict with the import; nothing was changed")
  @APIResponse(responseCode = "413", description = "The file exceeds the size limit")
  @APIResponse(responseCode = "415", description = "The character set is not supported")
  @APIResponse(responseCode = "422", description = "The whole file is refused; nothing was changed")
  @APIResponse(responseCode = "429", description = "The account runs too many imports already")
  public Response run(
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context HttpServletRequest sent,
      @Parameter(
              name = "Content-Digest",
              in = ParameterIn.HEADER,
              description =
                  "sha-256=:base64: of the body as it is sent, in its Content-Encoding (RFC 9530); it"
                      + " is checked before any row is applied",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      examples = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"))
          @HeaderParam("Content-Digest")
          @Nullable String digest,
      @Parameter(
              name = "Idempotency-Key",
              in = ParameterIn.HEADER,
              description =
                  "Identifies the request: sent again with the same file, it gets the same response "
                      + "and imports nothing",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      minLength = 1,
                      maxLength = 255,
                      examples = "import-4711"))
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(
              name = Prefer.HEADER,
              in = ParameterIn.HEADER,
              description =
                  "`respond-async` leaves the checks and the changes to a background job (RFC 7240)",
              schema = @Schema(type = SchemaType.STRING, examples = "respond-async"))
          @HeaderParam(Prefer.HEADER)
          List<String> prefer,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = CsvLine.MEDIA_TYPE,
                      example = "sku,name,price,currency\nLAMP-1,Desk lamp,19.99,GBP\n",
                      schema = @Schema(type = SchemaType.STRING)))
          InputStream body) {
    var parameters = uri.getQueryParameters();
    var request = ImportRequest.parse(parameters);
    var charset =
        Charsets.of(headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER));
    var upload = new Upload(charset, key, parameters, Prefer.respondsAsync(prefer));
    var promised = ContentDigest.parse(digest, () -> SentDigest.of(sent));
    var answer = importFile.run(request, upload, body, promised, caller.get());
    var response = response(answer.report(), upload.isAsync());
    if (answer.replayed()) {
      response.header("Idempotency-Replayed", "true");
    }
    return response.build();
  }

  private static Response.ResponseBuilder response(ImportReport report, boolean isAsync) {
    var address = "/api/v1/imports/" + report.id();
    if (report.status() == ImportStatus.SUCCEEDED) {
      return Response.ok(report).header("Content-Location", address);
    }
    var accepted = Response.accepted(report).header("Location", address);
    return isAsync ? accepted.header("Preference-Applied", Prefer.RESPOND_ASYNC) : accepted;
  }

  @POST
  @Path("{id}/cancel")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Requires(Permission.IMPORTS_RUN)
  @Operation(
      operationId = "cancelImport",
      summary = "Cancel one of one's own imports",
      description =
          "Ends an import that waits or runs: its status is FAILED with the failure "
              + "`import-cancelled`. Rows that were applied before are complete and stay.")
  @APIResponseSchema(value = ImportReport.class, responseCode = "200")
  public Response cancel(@PathParam("id") ImportId id) {
    return Response.ok(cancel.cancel(id, caller.get())).build();
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Requires(Permission.IMPORTS_RUN)
  @Operation(
      operationId = "listImports",
      summary = "List one's own imports",
      description = "The server keeps imports for a week, unless it is configured otherwise.")
  @PageOf(ImportListing.class)
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, ImportListing.LISTING, ImportListing.of(caller.get()));
  }

  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Requires(Permission.IMPORTS_RUN)
  @Operation(
      operationId = "getImport",
      summary = "Read one of one's own imports",
      description =
          "Returns the report of an import: its state, its numbers, and the reason when it "
              + "failed.")
  @APIResponseSchema(value = ImportReport.class, responseCode = "200")
  public ImportReport get(@PathParam("id") ImportId id) {
    return read.byId(id, caller.get());
  }

  @GET
  @Path("{id}/refused")
  @Produces(CsvLine.MEDIA_TYPE)
  @Requires(Permission.IMPORTS_RUN)
  @Operation(
      operationId = "getRefusedRows",
      summary = "Download the refused rows of an import as CSV",
      description =
          "Returns the refused rows of an import as CSV: the number of the row, the column, a "
              + "code and the reason, then the cells of the row.")
  @APIResponse(
      responseCode = "200",
      description = "The refused rows: number, column, code and reason, then the cells",
      content =
          @Content(mediaType = CsvLine.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
  public Response refused(@PathParam("id") ImportId id) {
    var kept = refused.of(id, caller.get());
    StreamingOutput rows = out -> refused.write(kept, out);
    return Response.ok(rows, CsvLine.MEDIA_TYPE + ";charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"refused-rows.csv\"")
        .build();
  }
}
