/** The use cases of imports, step by step. */
@NullMarked
package io.bedloe.commerce.imports.usecase;

import org.jspecify.annotations.NullMarked;
