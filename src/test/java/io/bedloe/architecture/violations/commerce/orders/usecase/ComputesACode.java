package io.bedloe.architecture.violations.commerce.orders.usecase;

import javax.crypto.Mac;

/** Computes a message authentication code by itself. */
record ComputesACode(Mac mac) {}
