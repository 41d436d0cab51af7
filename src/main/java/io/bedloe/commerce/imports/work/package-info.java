/** Background work: loading demonstration data at start. */
@NullMarked
package io.bedloe.commerce.imports.work;

import org.jspecify.annotations.NullMarked;
