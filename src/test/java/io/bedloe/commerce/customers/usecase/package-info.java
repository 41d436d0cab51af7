/** Tests of what can be done with customers. */
@NullMarked
package io.bedloe.commerce.customers.usecase;

import org.jspecify.annotations.NullMarked;
