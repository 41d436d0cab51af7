package io.bedloe.architecture.violations.identity.sessions.api;

import com.nimbusds.jose.JWSSigner;

/** Signs where requests are read. */
record SignsInTheWrongSubpackage(JWSSigner signer) {}
