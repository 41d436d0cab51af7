package io.bedloe.architecture.violations.commerce.catalog;

/** Breaks nothing. */
public record ProductId(String value) {}
