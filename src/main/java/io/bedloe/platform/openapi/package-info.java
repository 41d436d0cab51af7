/**
 * Completes the API document at {@code /openapi}: the server derives it from the resources, and
 * this package adds what can be derived only from the code. Each schema comes from the record that
 * is read or written, each list parameter from its {@link io.bedloe.platform.lists.Listing}, and
 * the contract of reads and writes from the annotations that enforce it.
 */
@NullMarked
package io.bedloe.platform.openapi;

import org.jspecify.annotations.NullMarked;
