/** The HTTP resource of customers. */
@NullMarked
package io.bedloe.customers.api;

import org.jspecify.annotations.NullMarked;
