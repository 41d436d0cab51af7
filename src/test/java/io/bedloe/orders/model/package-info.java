@NullMarked
package io.bedloe.orders.model;

import org.jspecify.annotations.NullMarked;
