/** Storage and queries of customers. */
@NullMarked
package io.bedloe.commerce.customers.data;

import org.jspecify.annotations.NullMarked;
