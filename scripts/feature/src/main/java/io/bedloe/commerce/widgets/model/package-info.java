/** The state of a widget, and its rules. */
@NullMarked
package io.bedloe.commerce.widgets.model;

import org.jspecify.annotations.NullMarked;
