/** What is done with widgets, one class for each action. */
@NullMarked
package io.bedloe.commerce.widgets.usecase;

import org.jspecify.annotations.NullMarked;
