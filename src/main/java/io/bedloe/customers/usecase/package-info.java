/** What can be done with customers, one class for each action. */
@NullMarked
package io.bedloe.customers.usecase;

import org.jspecify.annotations.NullMarked;
