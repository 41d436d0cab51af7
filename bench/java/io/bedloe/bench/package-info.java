/**
 * Measurements of the running server; see bench/README.md. Unit tests call the parts that compute,
 * so that every build compiles this package. Benchmarks by JMH stand in bench/jmh.
 */
@NullMarked
package io.bedloe.bench;

import org.jspecify.annotations.NullMarked;
