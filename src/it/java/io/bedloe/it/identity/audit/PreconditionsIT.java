package io.bedloe.it.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenApi;
import io.bedloe.it.Some;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests that every POST on a versioned resource evaluates If-Match (RFC 9110, 13.1.1). */
@IntegrationTest
class PreconditionsIT {

  private static final String NO_VERSION = "\"v999999\"";

  @Test
  void aPostIsRefusedWhenTheResourceHasAnotherVersion() {
    var writes = new WriteOperations().byOperation();
    writes.put(
        "dryRunPolicy",
        by ->
            Some.json(by.apply(As.admin()), Map.of("expression", "caller.id == 'nobody'"))
                .post("/policies/" + WriteOperations.newPolicy() + "/dry-run"));
    var operations = OpenApi.operationsWithHeader("POST", "If-Match");
    assertThat(operations).hasSizeGreaterThan(14).isSubsetOf(writes.keySet());
    assertThat(operations)
        .allSatisfy(
            operation -> {
              var answer =
                  Objects.requireNonNull(writes.get(operation))
                      .send(request -> request.header("If-Match", NO_VERSION));
              assertThat(answer.statusCode()).as(operation + answer.asString()).isEqualTo(412);
              String type = answer.path("type");
              assertThat(type).isEqualTo("/problems/stale-version");
            });
  }
}
