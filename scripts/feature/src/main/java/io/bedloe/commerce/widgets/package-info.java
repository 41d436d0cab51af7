/** The widgets: say here what they are for. Owns the table {@code widgets}. */
@NullMarked
package io.bedloe.commerce.widgets;

import org.jspecify.annotations.NullMarked;
