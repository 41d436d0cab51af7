/** Benchmarks; see bench/README.md. */
@NullMarked
package io.bedloe.bench;

import org.jspecify.annotations.NullMarked;
