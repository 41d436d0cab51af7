package io.bedloe.commerce.reports;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.files.CsvLine;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of reports, as JSON or, when {@code Accept} prefers it, as CSV. */
@Path("reports")
@ApplicationScoped
@Tag(name = "reports", description = "Reports")
public class ReportsResource {

  private final SalesFigures sales;
  private final CurrentCaller caller;

  @Inject
  public ReportsResource(SalesFigures sales, CurrentCaller caller) {
    this.sales = sales;
    this.caller = caller;
  }

  @GET
  @Path("sales")
  @Produces({MediaType.APPLICATION_JSON, CsvLine.MEDIA_TYPE + ";qs=0.9"})
  @Requires(Permission.REPORTS_READ)
  @Operation(
      operationId = "salesReport",
      summary = "Report sales, cancellations and returns",
      description =
          "Counts sales at their confirmation, cancellations of confirmed sales at their "
              + "cancellation, and returns at their return. Unconfirmed orders do not count. The "
              + "report includes the orders, customers and products that the caller may read.")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description =
          "The begin of the period (inclusive): a time, or a day in the report's time zone",
      schema = @Schema(type = SchemaType.STRING, examples = "2011-01-01"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "The end of the period (exclusive): a time, or a day in the report's time zone",
      schema = @Schema(type = SchemaType.STRING, examples = "2012-01-01"))
  @Parameter(
      name = "groupBy",
      in = ParameterIn.QUERY,
      description =
          "One or more of currency, state, country, year, month, week, day, product, customer, "
              + "separated by commas",
      schema =
          @Schema(
              type = SchemaType.STRING,
              defaultValue = "country,month",
              examples = "country,month"))
  @Parameter(
      name = "currency",
      in = ParameterIn.QUERY,
      description =
          "The currency; required when orders have several currencies, unless they are grouped "
              + "by currency",
      schema = @Schema(type = SchemaType.STRING, examples = "GBP"))
  @Parameter(
      name = "zone",
      in = ParameterIn.QUERY,
      description = "The IANA time zone in which years, months, weeks and days begin",
      schema = @Schema(type = SchemaType.STRING, defaultValue = "UTC", examples = "Europe/London"))
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SalesReport.class)),
        @Content(mediaType = CsvLine.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
      })
  public Response sales(@Context UriInfo uri, @Context Request request) {
    var query = SalesQuery.parse(uri.getQueryParameters());
    var report = sales.compute(query, caller.get());
    var csv = MediaType.valueOf(CsvLine.MEDIA_TYPE);
    var json = MediaType.APPLICATION_JSON_TYPE;
    var wanted = request.selectVariant(Variant.mediaTypes(json, csv).build());
    return wanted != null && wanted.getMediaType().isCompatible(csv)
        ? Response.ok(SalesCsv.write(report, query.keys()), CsvLine.MEDIA_TYPE + ";charset=utf-8")
            .build()
        : Response.ok(report, json).build();
  }
}
