package io.bedloe.architecture.violations.identity.sessions.model;

import com.nimbusds.jwt.JWT;

/** May read tokens. */
record ReadsItsToken(JWT token) {}
