@NullMarked
package io.bedloe.commerce.catalog;

import org.jspecify.annotations.NullMarked;
