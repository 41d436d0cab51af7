/** Widgets over HTTP. */
@NullMarked
package io.bedloe.it.commerce.widgets;

import org.jspecify.annotations.NullMarked;
