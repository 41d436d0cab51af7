package io.bedloe.kernel;

/**
 * A thing as it was at a version; who changes it names the version that they saw.
 *
 * @param version grows by one with each change
 */
public record Versioned<T>(T value, long version) {}
