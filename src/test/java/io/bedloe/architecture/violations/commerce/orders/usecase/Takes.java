package io.bedloe.architecture.violations.commerce.orders.usecase;

/** The record breaks no rule: it may have any number of components. */
record Takes(int a, int b, int c, int d, int e, int f, int g, int h) {}
