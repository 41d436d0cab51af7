/** The configuration of JSON (RFC 8259): what is read, and how values are written. */
@NullMarked
package io.bedloe.platform.json;

import org.jspecify.annotations.NullMarked;
