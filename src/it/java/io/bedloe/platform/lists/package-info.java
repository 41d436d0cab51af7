/** What lists cost on a database of real size. */
@NullMarked
package io.bedloe.platform.lists;

import org.jspecify.annotations.NullMarked;
