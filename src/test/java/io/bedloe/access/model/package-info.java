@NullMarked
package io.bedloe.access.model;

import org.jspecify.annotations.NullMarked;
