@NullMarked
package io.bedloe.access.usecase;

import org.jspecify.annotations.NullMarked;
