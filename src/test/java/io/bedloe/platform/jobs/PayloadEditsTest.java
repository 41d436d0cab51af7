package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.json.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayloadEditsTest {

  private static final UUID ID = new UUID(0, 7);

  private static final JobType<Export> TYPE =
      JobType.of("test-export", Export.class, Lane.STANDARD);

  /** A payload whose job acts in the name of an account, with the scopes of a token. */
  record Export(AccountId account, @NotEditable String scopes, int rows) {}

  private final ObjectNode before = payload("{\"account\":\"%s\",\"scopes\":\"a\",\"rows\":5}");

  private static ObjectNode payload(String json) {
    try {
      return (ObjectNode) Json.mapper().readTree(json.formatted(ID));
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static Rejected refusal(Throwable failure) {
    assertThat(failure).isInstanceOf(Rejected.class);
    return (Rejected) failure;
  }

  @Test
  void aMemberThatSaysNothingAboutRightsCanBeEdited() {
    var edited = payload("{\"account\":\"%s\",\"scopes\":\"a\",\"rows\":6}");
    assertThat(PayloadEdits.read(TYPE, before, edited))
        .isEqualTo(new Export(new AccountId(ID), "a", 6));
    assertThat(PayloadEdits.changedMembers(before, edited)).containsExactly("rows");
  }

  @Test
  void theAccountAndMembersThatAreNotEditableMustStay() {
    var edited =
        payload(
            "{\"account\":\"00000000-0000-0000-0000-000000000001\",\"scopes\":\"b\",\"rows\":5}");
    assertThatThrownBy(() -> PayloadEdits.read(TYPE, before, edited))
        .satisfies(
            failure ->
                assertThat(refusal(failure).faults())
                    .extracting(Fault::pointer)
                    .containsExactly("/payload/account", "/payload/scopes"));
  }

  @Test
  void aMemberThatMustStayCannotBeLeftOut() {
    var edited = payload("{\"scopes\":\"a\",\"rows\":5}");
    assertThatThrownBy(() -> PayloadEdits.read(TYPE, before, edited))
        .satisfies(failure -> assertThat(refusal(failure).faults()).hasSize(1));
  }

  /** A payload that holds the one with the account. */
  record Nested(Export export) {}

  @Test
  void aMemberOfAMemberMustStay() {
    var type = JobType.of("test-nested", Nested.class, Lane.STANDARD);
    var stored = payload("{\"export\":{\"account\":\"%s\",\"scopes\":\"a\",\"rows\":5}}");
    var edited = payload("{\"export\":{\"account\":\"%s\",\"scopes\":\"b\",\"rows\":5}}");
    assertThatThrownBy(() -> PayloadEdits.read(type, stored, edited))
        .satisfies(
            failure ->
                assertThat(refusal(failure).faults())
                    .extracting(Fault::pointer)
                    .containsExactly("/payload/export/scopes"));
  }

  /** A payload with a list of those that have the account. */
  record Several(List<Export> exports, List<Integer> rows) {}

  @Test
  void aListOfWhatHasAMemberThatMustStayIsNotEditableAtAll() {
    var type = JobType.of("test-several", Several.class, Lane.STANDARD);
    var stored =
        payload("{\"exports\":[{\"account\":\"%s\",\"scopes\":\"a\",\"rows\":5}],\"rows\":[1]}");
    var edited =
        payload("{\"exports\":[{\"account\":\"%s\",\"scopes\":\"b\",\"rows\":5}],\"rows\":[2]}");
    assertThatThrownBy(() -> PayloadEdits.read(type, stored, edited))
        .satisfies(
            failure ->
                assertThat(refusal(failure).faults())
                    .extracting(Fault::pointer)
                    .containsExactly("/payload/exports"));
  }

  @Test
  void anUnknownMemberAndAWrongTypeAreRefusedWithTheNamesOfTheMembers() {
    for (var wrong :
        new String[] {
          "{\"account\":\"%s\",\"scopes\":\"a\",\"rows\":5,\"more\":1}",
          "{\"account\":\"%s\",\"scopes\":\"a\",\"rows\":\"many\"}",
          "{\"account\":\"%s\",\"scopes\":\"a\"}"
        }) {
      assertThatThrownBy(() -> PayloadEdits.read(TYPE, before, payload(wrong)))
          .as(wrong)
          .satisfies(
              failure -> assertThat(refusal(failure).rule()).isEqualTo(JobRule.INVALID_JOB_PAYLOAD))
          .hasMessageContaining("account, scopes, rows");
    }
  }
}
