package io.bedloe.kernel;

/**
 * A value with its version; a client that changes it names the version that it read.
 *
 * @param version the version, which grows by one with each change
 */
public record Versioned<T>(T value, long version) {}
