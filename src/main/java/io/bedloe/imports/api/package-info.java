/** The HTTP resource of imports. */
@NullMarked
package io.bedloe.imports.api;

import org.jspecify.annotations.NullMarked;
