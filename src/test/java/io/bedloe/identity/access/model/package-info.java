@NullMarked
package io.bedloe.identity.access.model;

import org.jspecify.annotations.NullMarked;
