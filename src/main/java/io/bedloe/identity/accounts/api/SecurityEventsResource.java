package io.bedloe.identity.accounts.api;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Requires;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The counters of security events, for operators. */
@Path("security-events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Audit trail")
public class SecurityEventsResource {

  /**
   * The counters of this server since it started.
   *
   * @param events one counter for each kind of event
   */
  @Schema(description = "The counters of security events of this server.")
  public record Counters(
      @Schema(description = "One counter for each kind of security event")
          List<SecurityEvents.Count> events) {}

  private final SecurityEvents events;

  @Inject
  public SecurityEventsResource(SecurityEvents events) {
    this.events = events;
  }

  @GET
  @Requires(Permission.AUDIT_READ)
  @Operation(
      operationId = "countSecurityEvents",
      summary = "Read the counters of security events",
      description =
          "Counts the events that indicate attacks, such as throttled sign-ins and invalid API "
              + "keys, since this server started. Each server counts separately.")
  @APIResponseSchema(value = Counters.class, responseCode = "200")
  public Counters count() {
    return new Counters(events.counts());
  }
}
