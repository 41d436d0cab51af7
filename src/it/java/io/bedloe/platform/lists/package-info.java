/** Tests of the cost of lists on a large database. */
@NullMarked
package io.bedloe.platform.lists;

import org.jspecify.annotations.NullMarked;
