/** Where widgets are stored and how they are read. */
@NullMarked
package io.bedloe.commerce.widgets.data;

import org.jspecify.annotations.NullMarked;
