@NullMarked
package io.bedloe.audit.model;

import org.jspecify.annotations.NullMarked;
