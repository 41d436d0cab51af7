@NullMarked
package io.bedloe.identity.policies.model;

import org.jspecify.annotations.NullMarked;
