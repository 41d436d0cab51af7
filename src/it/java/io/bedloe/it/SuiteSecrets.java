package io.bedloe.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Records every password, token, key and code that a test sends to the shared server or gets from
 * it, so that the last test can check that none of them leaks.
 */
public final class SuiteSecrets implements Filter {

  /** Shorter texts may occur by chance. */
  private static final int LEAST = 12;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> MEMBERS =
      Set.of(
          "password",
          "currentPassword",
          "newPassword",
          "accessToken",
          "refreshToken",
          "token",
          "key",
          "secret",
          "ticket",
          "recoveryCodes");

  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  /** Returns all recorded secrets. */
  public static Set<String> seen() {
    return new TreeSet<>(SEEN);
  }

  /** Returns the secrets that a text contains. */
  public static Set<String> in(String text, Set<String> secrets) {
    var found = new TreeSet<String>();
    var beginnings = new java.util.HashMap<String, TreeSet<String>>();
    for (var secret : secrets) {
      beginnings
          .computeIfAbsent(secret.substring(0, LEAST), beginning -> new TreeSet<>())
          .add(secret);
    }
    for (int i = 0; i + LEAST <= text.length(); i++) {
      var candidates = beginnings.get(text.substring(i, i + LEAST));
      if (candidates != null) {
        for (var secret : candidates) {
          if (text.startsWith(secret, i)) {
            found.add(secret);
          }
        }
      }
    }
    return found;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Stream.of("Authorization", "X-API-Key")
        .filter(request.getHeaders()::hasHeaderWithName)
        .map(name -> request.getHeaders().getValue(name))
        .map(value -> value.replaceFirst("(?i)^Bearer ", ""))
        .forEach(SuiteSecrets::remember);
    if (request.getBody() instanceof String body) {
      rememberMembers(body);
    }
    var answer = context.next(request, expected);
    // The API document describes members with these names; it contains no values.
    if (answer.getContentType().contains("json") && !request.getURI().contains("/openapi")) {
      rememberMembers(answer.asString());
    }
    answer.getCookies().values().forEach(SuiteSecrets::remember);
    return answer;
  }

  private static void rememberMembers(String body) {
    try {
      rememberMembers(JSON.readTree(body));
    } catch (JsonProcessingException noJson) {
      // The request was refused on purpose; its own test looks for leaked values.
      return;
    }
  }

  private static void rememberMembers(JsonNode node) {
    node.properties()
        .forEach(
            member -> {
              if (MEMBERS.contains(member.getKey())) {
                rememberTexts(member.getValue());
              }
              rememberMembers(member.getValue());
            });
    node.elements().forEachRemaining(SuiteSecrets::rememberMembers);
  }

  private static void rememberTexts(JsonNode value) {
    if (value.isTextual()) {
      remember(value.asText());
    }
    value.elements().forEachRemaining(SuiteSecrets::rememberTexts);
  }

  private static void remember(String secret) {
    // An e-mail address that is tried as a password is not a secret.
    if (secret.length() >= LEAST && !secret.contains("@")) {
      SEEN.add(secret);
    }
  }
}
