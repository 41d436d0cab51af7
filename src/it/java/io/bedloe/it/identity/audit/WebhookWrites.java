package io.bedloe.it.identity.audit;

import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.it.identity.audit.WriteOperations.Write;
import java.util.List;
import java.util.Map;

/** One successful write for each write operation of webhooks, which never get an event. */
final class WebhookWrites {

  private static final Map<String, Object> WEBHOOK =
      Map.of("url", "https://erp.example/", "types", List.of("io.bedloe.role.deleted.v1"));

  private WebhookWrites() {}

  static void addTo(Map<String, Write> writes) {
    var account = TestAccount.with("manager");
    writes.put(
        "createWebhook", by -> Some.json(by.apply(account.asks()), WEBHOOK).post("/webhooks"));
    var path = "/webhooks/" + Some.created(Some.json(account.asks(), WEBHOOK).post("/webhooks"));
    var words = new int[1];
    writes.put(
        "patchWebhook",
        by ->
            Some.patch(by.apply(account.asks()), "*", "{\"description\":\"" + words[0]++ + "\"}")
                .patch(path));
    writes.put(
        "rotateWebhookSecret",
        by -> Some.json(by.apply(account.asks()), Map.of()).post(path + "/rotate"));
    writes.put(
        "pauseWebhook",
        by -> {
          account.asks().post(path + "/resume");
          return by.apply(account.asks()).post(path + "/pause");
        });
    writes.put(
        "resumeWebhook",
        by -> {
          account.asks().post(path + "/pause");
          return by.apply(account.asks()).post(path + "/resume");
        });
    writes.put("testWebhook", by -> by.apply(account.asks()).post(path + "/test"));
    writes.put(
        "replayWebhookDelivery",
        by -> {
          account.asks().post(path + "/resume");
          String delivery = account.asks().post(path + "/test").path("id");
          return by.apply(account.asks()).post(path + "/deliveries/" + delivery + "/replay");
        });
    writes.put(
        "replayWebhookEvents",
        by -> {
          account.asks().post(path + "/resume");
          long newest = account.asks().get("/events").jsonPath().getLong("page.next");
          return Some.json(by.apply(account.asks()), Map.of("after", newest))
              .post(path + "/replay");
        });
    writes.put(
        "deleteWebhook",
        by ->
            by.apply(account.asks())
                .header("If-Match", "*")
                .delete(
                    "/webhooks/"
                        + Some.created(Some.json(account.asks(), WEBHOOK).post("/webhooks"))));
  }
}
