package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsyncApiPageTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, shop.example, https",
    "http://localhost:9080, localhost:9080, http",
    "http://[::1]:9080, [::1]:9080, http",
  })
  void theServerIsTheOneThatClientsReach(String url, String host, String protocol)
      throws Exception {
    var server = AsyncApiPage.document(url).at("/servers/bedloe");
    assertThat(server.path("host").asText()).isEqualTo(host);
    assertThat(server.path("protocol").asText()).isEqualTo(protocol);
  }

  @Test
  void theDocumentHasTheTypesOfEvents() throws Exception {
    assertThat(AsyncApiPage.document("https://shop.example").at("/channels/eventStream/messages"))
        .anyMatch(message -> message.toString().contains("io.bedloe.order.placed.v1"));
  }
}
