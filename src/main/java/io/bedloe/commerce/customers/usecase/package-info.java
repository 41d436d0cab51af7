/** Use cases of customers, one class for each action. */
@NullMarked
package io.bedloe.commerce.customers.usecase;

import org.jspecify.annotations.NullMarked;
