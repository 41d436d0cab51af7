/** Where customers are stored and how they are read. */
@NullMarked
package io.bedloe.commerce.customers.data;

import org.jspecify.annotations.NullMarked;
