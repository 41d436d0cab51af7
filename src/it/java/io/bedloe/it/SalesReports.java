package io.bedloe.it;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Requests of sales reports. */
final class SalesReports {

  private SalesReports() {}

  /** Reads a report as a manager. */
  static ValidatableResponse report(String... namesAndValues) {
    return asked(As.manager(), namesAndValues).get("/reports/sales").then();
  }

  /** Adds query parameters to a request. */
  static RequestSpecification asked(RequestSpecification as, String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      as.queryParam(namesAndValues[i], namesAndValues[i + 1]);
    }
    return as;
  }
}
