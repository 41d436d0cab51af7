package io.bedloe.architecture.violations.commerce.orders.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** The resource is created for each request and keeps a value in a field. */
@Path("keeps-the-request")
@RequestScoped
public class KeepsTheRequest {

  @Nullable String lastId;
}
