/** How a file is read as text, and the statements over its staged rows. */
@NullMarked
package io.bedloe.commerce.imports.data;

import org.jspecify.annotations.NullMarked;
