/** Lists, which know the edge that knows them. */
@NullMarked
package io.bedloe.architecture.violations.platform.lists;

import org.jspecify.annotations.NullMarked;
