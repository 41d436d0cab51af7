/** Tests of what can be done with customers. */
@NullMarked
package io.bedloe.customers.usecase;

import org.jspecify.annotations.NullMarked;
