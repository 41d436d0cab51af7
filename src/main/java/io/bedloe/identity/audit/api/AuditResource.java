package io.bedloe.identity.audit.api;

import io.bedloe.identity.audit.AuditHead;
import io.bedloe.identity.audit.AuditReport;
import io.bedloe.identity.audit.AuditRule;
import io.bedloe.identity.audit.data.AuditListing;
import io.bedloe.identity.audit.usecase.VerifyAudit;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the audit trail. */
@Path("audit")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Audit trail")
public class AuditResource {

  private static final int MOST_DAYS = 31;

  /**
   * The days to verify (UTC); both are included.
   *
   * @param to the last day, not before the first, and at most a month after it
   * @param head a head that was read before; the verification checks that it still exists
   */
  @Schema(description = "The days of the audit trail to verify.")
  public record Days(
      @Schema(description = "The first day.") @NotNull LocalDate from,
      @Schema(description = "The last day.") @NotNull LocalDate to,
      @Schema(
              description =
                  "A head that GET /audit/head or the log returned before. With it the verification "
                      + "also finds that the newest rows were removed together with their seals and heads.")
          @Nullable
          @Valid
          KnownHead head) {}

  /** A head that was read before. */
  @Schema(description = "A head of the audit trail that was read before.")
  public record KnownHead(
      @Schema(description = "The number of the head.", examples = "4711") @NotNull @Min(0)
          Long number,
      @Schema(
              description = "The code of the head.",
              examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          @NotNull
          @Size(max = 100)
          String mac) {}

  private final ListResponses lists;
  private final VerifyAudit verify;

  @Inject
  public AuditResource(ListResponses lists, VerifyAudit verify) {
    this.lists = lists;
    this.verify = verify;
  }

  @GET
  @Requires(Permission.AUDIT_READ)
  @PageOf(AuditListing.class)
  @Operation(
      operationId = "listAudit",
      summary = "Read the audit trail",
      description =
          "Returns the entries of the audit trail that the caller may see, the latest first.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, AuditListing.LISTING);
  }

  @POST
  @Path("verify")
  @Requires(Permission.AUDIT_READ)
  @NotIdempotent(reason = "the operation changes nothing")
  @Operation(
      operationId = "verifyAudit",
      summary = "Verify the audit trail",
      description =
          "Recomputes the seals of the given days and reports changed, removed and inserted"
              + " entries.")
  @APIResponseSchema(value = AuditReport.class, responseCode = "200")
  public AuditReport verify(Days days) {
    if (days.to().isBefore(days.from()) || days.to().isAfter(days.from().plusDays(MOST_DAYS))) {
      throw Rejected.because(
          AuditRule.INVALID_AUDIT_DAYS,
          "Request a period of one month at most.",
          List.of(
              new Fault(
                  "/to",
                  "invalid-days",
                  "must not be before from, and one month after it at most")));
    }
    return verify.days(
        days.from(),
        days.to(),
        days.head() == null
            ? null
            : new VerifyAudit.KnownHead(days.head().number(), days.head().mac()));
  }

  @GET
  @Path("head")
  @Requires(Permission.AUDIT_READ)
  @Operation(
      operationId = "getAuditHead",
      summary = "Read the current head of the audit trail",
      description =
          "Returns the newest head of the chain over all days. An external witness reads it "
              + "regularly and keeps it; POST /audit/verify with a kept head finds whether rows that "
              + "were sealed by then were removed.")
  @APIResponseSchema(value = AuditHead.class, responseCode = "200")
  public AuditHead head() {
    return verify
        .head()
        .orElseThrow(
            () ->
                Rejected.because(
                    AuditRule.AUDIT_HEAD_NOT_FOUND,
                    "The first rows are sealed after a few seconds; try again then."));
  }
}
