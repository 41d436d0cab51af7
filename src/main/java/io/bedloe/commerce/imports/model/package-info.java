/** The parameters, header and rows of a file, and every check that needs one row only. */
@NullMarked
package io.bedloe.commerce.imports.model;

import org.jspecify.annotations.NullMarked;
