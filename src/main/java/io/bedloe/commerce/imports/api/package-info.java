/** The HTTP resource of imports. */
@NullMarked
package io.bedloe.commerce.imports.api;

import org.jspecify.annotations.NullMarked;
