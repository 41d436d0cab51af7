@NullMarked
package io.bedloe.identity.audit.model;

import org.jspecify.annotations.NullMarked;
