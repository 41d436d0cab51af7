package io.bedloe.architecture.violations.commerce.orders.usecase;

import com.nimbusds.jwt.JWT;

/** Reads a token by itself. */
record ParsesAToken(JWT token) {}
