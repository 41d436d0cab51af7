package io.bedloe.architecture.violations.commerce.orders.usecase;

import com.nimbusds.oauth2.sdk.id.Issuer;

/** Speaks with an identity provider by itself. */
record AsksAProvider(Issuer issuer) {}
