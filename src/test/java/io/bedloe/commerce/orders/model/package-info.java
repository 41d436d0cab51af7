@NullMarked
package io.bedloe.commerce.orders.model;

import org.jspecify.annotations.NullMarked;
