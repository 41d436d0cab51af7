package io.bedloe.architecture.violations.commerce.orders.api;

import io.bedloe.platform.validation.NotZero;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Path;

/** Nobody checks the constraints of parameters and results of methods. */
@Path("validates-parameters")
@ApplicationScoped
public class ValidatesParametersResource {

  @NotNull
  String first(@NotZero long number) {
    return Long.toString(number);
  }

  String second(@Valid Object body) {
    return body.toString();
  }
}
