@NullMarked
package io.bedloe.identity.access.usecase;

import org.jspecify.annotations.NullMarked;
