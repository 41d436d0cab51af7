package io.bedloe.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void membersWithSecretNamesAreMaskedAtAnyDepth() throws Exception {
    var masked =
        Secrets.masked(
            json.readTree(
                """
                {"name": "Ann", "password": "one", "nothing": null, "newSecret": {"a": 1},
                 "list": [{"refreshToken": "two", "sku": "A1"}]}"""));
    assertThat(masked)
        .isEqualTo(
            json.readTree(
                """
                {"name": "Ann", "password": "***", "nothing": null, "newSecret": "***",
                 "list": [{"refreshToken": "***", "sku": "A1"}]}"""));
  }

  @Test
  void aTextWithSuchAWordIsMaskedOnlyInMembersOfThatName() throws Exception {
    assertThat(Secrets.masked("{\"mailToken\":\"one\",\"name\":\"a secret\"}"))
        .isEqualTo("{\"mailToken\":\"***\",\"name\":\"a secret\"}");
    assertThat(Secrets.masked("{\"name\":\"Ann\",\"size\":1.50}"))
        .isEqualTo("{\"name\":\"Ann\",\"size\":1.50}");
  }
}
