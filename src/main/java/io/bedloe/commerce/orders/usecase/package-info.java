/** What can be done with orders, one class for each action. */
@NullMarked
package io.bedloe.commerce.orders.usecase;

import org.jspecify.annotations.NullMarked;
