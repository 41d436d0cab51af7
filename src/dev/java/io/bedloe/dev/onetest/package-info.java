/**
 * {@code make t T=NameOfTest}: from a saved file to the verdict of one test in seconds. It compiles
 * what changed, and what depends on it, into {@code target/t} without the static checks; nothing
 * that it compiles counts as checked. Integration tests ask a server that stays between runs.
 *
 * <p>This package is compiled by {@code scripts/t} before anything else is, so it uses the JDK and
 * JUnit alone, and no other package of this project.
 */
@NullMarked
package io.bedloe.dev.onetest;

import org.jspecify.annotations.NullMarked;
