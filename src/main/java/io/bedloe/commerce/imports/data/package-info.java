/** Reads a file as text, and contains the statements over its staged rows. */
@NullMarked
package io.bedloe.commerce.imports.data;

import org.jspecify.annotations.NullMarked;
