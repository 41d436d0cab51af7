/** The HTTP resource of widgets. */
@NullMarked
package io.bedloe.commerce.widgets.api;

import org.jspecify.annotations.NullMarked;
