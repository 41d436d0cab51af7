package io.bedloe.it.identity.audit;

import io.bedloe.it.As;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.it.identity.audit.WriteOperations.Write;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** The write operations that request a mail or need a token of one. */
final class MailedWrites {

  private static final String PASSWORD = "a long enough password";

  private MailedWrites() {}

  static void addTo(Map<String, Write> writes) {
    writes.put("register", by -> post(by.apply(As.nobody()), "register", wanted(Mailbox.fresh())));
    writes.put(
        "verifyEmail",
        by -> {
          var mailbox = Mailbox.fresh();
          post(As.nobody(), "register", wanted(mailbox));
          var token = mailbox.token("Verify your e-mail address");
          return post(
              by.apply(As.nobody()), "verify-email", Map.of("token", token, "password", PASSWORD));
        });
    writes.put(
        "resendVerification",
        by -> post(by.apply(As.nobody()), "verify-email/resend", to(Mailbox.fresh())));
    writes.put(
        "forgotPassword",
        by -> post(by.apply(As.nobody()), "forgot-password", to(Mailbox.fresh())));
    writes.put(
        "resetPassword",
        by -> {
          var mailbox = Mailbox.of(TestAccount.with("user").email());
          post(As.nobody(), "forgot-password", to(mailbox));
          var token = mailbox.token("Reset a password");
          return post(
              by.apply(As.nobody()),
              "reset-password",
              Map.of("token", token, "newPassword", PASSWORD));
        });
    writes.put("inviteUser", by -> invite(by.apply(As.admin()), Mailbox.fresh()));
    writes.put(
        "inviteUserAgain",
        by -> {
          var id = Some.created(invite(As.admin(), Mailbox.fresh()));
          return by.apply(As.admin()).post("/users/" + id + "/invitation");
        });
    writes.put(
        "acceptInvitation",
        by -> {
          var mailbox = Mailbox.fresh();
          invite(As.admin(), mailbox);
          var token = mailbox.token("You are invited");
          return post(
              by.apply(As.nobody()),
              "accept-invitation",
              Map.of("token", token, "password", PASSWORD));
        });
  }

  private static Response post(RequestSpecification by, String path, Object body) {
    return Some.json(by, body).post("/auth/" + path);
  }

  private static Response invite(RequestSpecification by, Mailbox mailbox) {
    return Some.json(by, Map.of("email", mailbox.address(), "roles", List.of("user")))
        .post("/users/invitations");
  }

  private static Map<String, Object> to(Mailbox mailbox) {
    return Map.of("email", mailbox.address());
  }

  private static Map<String, Object> wanted(Mailbox mailbox) {
    return Map.of("email", mailbox.address(), "password", PASSWORD);
  }
}
