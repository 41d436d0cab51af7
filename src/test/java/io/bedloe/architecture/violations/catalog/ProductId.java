package io.bedloe.architecture.violations.catalog;

/** Breaks nothing. */
public record ProductId(String value) {}
