/** Where policies and decisions are stored and how they are read. */
@NullMarked
package io.bedloe.identity.policies.data;

import org.jspecify.annotations.NullMarked;
