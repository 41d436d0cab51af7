package io.bedloe.architecture.violations.commerce.catalog;

/** The class breaks no rule. */
public record ProductId(String value) {}
