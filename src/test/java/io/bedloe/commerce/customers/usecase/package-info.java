/** Tests of the use cases of customers. */
@NullMarked
package io.bedloe.commerce.customers.usecase;

import org.jspecify.annotations.NullMarked;
