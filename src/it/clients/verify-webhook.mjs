import { readFileSync } from "node:fs";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

// A message that the server has sent, and the secrets of its webhook.
const { secrets, headers, body } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const now = Date.now;

function check(name, secret, text, changed, minutesLater = 0) {
  Date.now = () => now() + minutesLater * 60_000;
  try {
    new Webhook(secret).verify(text, { ...headers, ...changed });
    console.log(`${name}: accepted`);
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) {
      throw error;
    }
    console.log(`${name}: refused`);
  }
}

check("current secret", secrets.current, body, {});
check("previous secret", secrets.previous, body, {});
check("another secret", secrets.other, body, {});
check("altered body", secrets.current, body.replace("product", "prodvct"), {});
check("altered id", secrets.current, body, { "webhook-id": "another" });
check("altered time", secrets.current, body, { "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) });
check("replayed within four minutes", secrets.current, body, {}, 4);
check("replayed after six minutes", secrets.current, body, {}, 6);
