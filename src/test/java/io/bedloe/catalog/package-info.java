@NullMarked
package io.bedloe.catalog;

import org.jspecify.annotations.NullMarked;
