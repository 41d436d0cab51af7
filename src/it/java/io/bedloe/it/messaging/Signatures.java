package io.bedloe.it.messaging;

import io.bedloe.it.messaging.Receiver.Message;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes signatures without the code of the server. */
final class Signatures {

  private Signatures() {}

  /** Returns the signature that a message must have. */
  static String of(String secret, Message message) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var start = message.id() + "." + message.header("webhook-timestamp") + ".";
    mac.update(start.getBytes(StandardCharsets.UTF_8));
    return "v1,"
        + Base64.getEncoder()
            .encodeToString(mac.doFinal(message.text().getBytes(StandardCharsets.UTF_8)));
  }
}
