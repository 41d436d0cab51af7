package io.bedloe.architecture.violations.commerce.orders.usecase;

import com.nimbusds.oauth2.sdk.id.Issuer;

/** The record uses an identity provider directly. */
record AsksAProvider(Issuer issuer) {}
