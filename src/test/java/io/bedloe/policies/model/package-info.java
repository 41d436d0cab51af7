@NullMarked
package io.bedloe.policies.model;

import org.jspecify.annotations.NullMarked;
