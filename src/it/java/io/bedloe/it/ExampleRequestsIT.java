package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.ApiDocument.Operation;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the server accepts the examples of request bodies in the API document. */
@IntegrationTest
class ExampleRequestsIT {

  /** This server has an admin already; FirstAdminST sends this example. */
  private static final Set<String> SENT_ELSEWHERE = Set.of("createFirstAdmin");

  static Stream<Operation> withBodies() {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> operation.node().has("requestBody"));
  }

  static Stream<Operation> sentHere() {
    return withBodies().filter(operation -> !SENT_ELSEWHERE.contains(operation.id()));
  }

  @ParameterizedTest
  @MethodSource("sentHere")
  void theExampleOfABodyIsAcceptedWithADocumentedStatus(Operation operation) {
    Mailbox.forgetTries();
    var request = ExampleNeeds.metFor(ExampleRequest.of(operation));
    var answer = request.send();
    assertThat(answer.statusCode())
        .as("%s answers the example %s with %s", operation, request.json(), answer.asString())
        .isBetween(200, 299);
    assertThat(operation.node().path("responses").has(String.valueOf(answer.statusCode())))
        .as("%s documents the status %s", operation, answer.statusCode())
        .isTrue();
  }

  @Test
  void theTablesNameOperationsThatTakeABody() {
    assertThat(withBodies().map(Operation::id))
        .hasSizeGreaterThan(40)
        .containsAll(ExampleNeeds.operations())
        .containsAll(SENT_ELSEWHERE);
  }
}
