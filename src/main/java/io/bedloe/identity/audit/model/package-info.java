/** The chain of seals, without any I/O. */
@NullMarked
package io.bedloe.identity.audit.model;

import org.jspecify.annotations.NullMarked;
