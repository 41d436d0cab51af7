package io.bedloe.architecture.violations.commerce.orders.usecase;

/** Breaks nothing: a record has what it has. */
record Takes(int a, int b, int c, int d, int e, int f, int g, int h) {}
