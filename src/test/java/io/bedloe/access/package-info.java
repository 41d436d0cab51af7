@NullMarked
package io.bedloe.access;

import org.jspecify.annotations.NullMarked;
