/** The HTTP resource of customers. */
@NullMarked
package io.bedloe.commerce.customers.api;

import org.jspecify.annotations.NullMarked;
