/**
 * The API document at {@code /openapi}: what the server derives from the resources is completed
 * with what only the code knows, so that it is true to the last field. Every schema comes from the
 * record that is read or written, every parameter of a list from its {@link
 * io.bedloe.platform.lists.Listing}, and the contract of reads and writes from the annotations that
 * enforce it.
 */
@NullMarked
package io.bedloe.platform.openapi;

import org.jspecify.annotations.NullMarked;
