package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Technologies, each with the only packages that may use it.
 *
 * <p>Platform packages are named by their last part; {@link #plannedMechanisms()} are planned
 * packages that do not exist yet, so that a mistyped name is reported.
 */
enum Fences {
  HTTP(
      Set.of("jakarta.ws.rs"),
      Set.of("http", "security", "idempotency", "ratelimit", "realtime"),
      Set.of()) {
    @Override
    boolean opensFor(Layout layout, JavaClass type) {
      return layout.isInSubpackage(type, Set.of("", "api"))
          && Rules.outermost(type).getSimpleName().endsWith("Resource");
    }
  },
  MESSAGES_AND_TIMERS(
      Set.of("jakarta.jms", "jakarta.ejb", "org.apache.activemq.artemis"),
      Set.of("jobs", "outbox"),
      Set.of("work")),
  ERROR_REPORTS(Set.of("io.sentry"), Set.of("errors"), Set.of()),
  DOCUMENTS(Set.of("org.apache.pdfbox", "org.apache.fontbox", "org.dhatim"), Set.of(), Set.of()) {
    @Override
    boolean opensFor(Layout layout, JavaClass type) {
      return layout.feature(type).filter("reports"::equals).isPresent();
    }
  },
  REDIS(Set.of("redis.clients"), Set.of("cache", "ratelimit", "realtime"), Set.of()),
  ENTITIES(
      Set.of("jakarta.persistence", "org.hibernate"),
      Set.of("persistence"),
      Set.of("model", "data")),
  SQL(Set.of("java.sql", "javax.sql", "com.zaxxer.hikari"), Set.of("persistence"), Set.of()),
  TOKENS_AND_KEYS(Set.of("com.nimbusds"), Set.of("crypto", "oidc"), Set.of()) {
    @Override
    boolean opensFor(Layout layout, JavaClass type) {
      return layout.feature(type).filter("sessions"::equals).isPresent()
          && layout.isInSubpackage(type, Set.of("model", "usecase", "data"));
    }
  },
  CIPHERS_AND_CODES(Set.of("javax.crypto"), Set.of("crypto"), Set.of()) {
    @Override
    boolean opensFor(Layout layout, JavaClass type) {
      // The library of one-time passwords takes its secret as a javax.crypto key
      return Rules.outermost(type).getName().equals(layout.root() + ".identity.mfa.TotpSecret");
    }
  },
  OUTSIDE_IDENTITY(Set.of("com.nimbusds.oauth2", "com.nimbusds.openid"), Set.of("oidc"), Set.of()),
  MAIL(Set.of("jakarta.mail", "com.samskivert.mustache"), Set.of("mail"), Set.of()),
  CEL(Set.of("dev.cel"), Set.of(), Set.of("model")) {
    @Override
    boolean opensFor(Layout layout, JavaClass type) {
      return super.opensFor(layout, type)
          && layout.feature(type).filter("policies"::equals).isPresent();
    }
  };

  private final Set<String> technology;
  private final Set<String> mechanisms;
  private final Set<String> subpackages;

  Fences(Set<String> technology, Set<String> mechanisms, Set<String> subpackages) {
    this.technology = technology;
    this.mechanisms = mechanisms;
    this.subpackages = subpackages;
  }

  /** Returns the platform packages that fences name and that do not exist yet. */
  static Set<String> plannedMechanisms() {
    return Set.of();
  }

  static Set<String> namedMechanisms() {
    return Arrays.stream(values())
        .flatMap(fence -> fence.mechanisms.stream())
        .collect(Collectors.toSet());
  }

  ArchRule rule(Layout layout) {
    return Rules.noDependency(
        "keep %s behind its fence".formatted(String.join(" and ", technology)),
        (type, used) ->
            layout.holds(type)
                && isBehind(used)
                && !layout.isIn(type, mechanisms)
                && !opensFor(layout, type));
  }

  boolean opensFor(Layout layout, JavaClass type) {
    return layout.isInSubpackage(type, subpackages) && !subpackages.isEmpty();
  }

  private boolean isBehind(JavaClass used) {
    String name = Layout.packageOf(used);
    return technology.stream()
        .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
  }
}
