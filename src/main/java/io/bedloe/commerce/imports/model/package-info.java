/** The parameters, header and rows of a file, and all checks that need a single row. */
@NullMarked
package io.bedloe.commerce.imports.model;

import org.jspecify.annotations.NullMarked;
