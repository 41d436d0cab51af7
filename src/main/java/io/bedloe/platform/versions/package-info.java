/** Changes of resources that have a version: the steps of each, in one order. */
@NullMarked
package io.bedloe.platform.versions;

import org.jspecify.annotations.NullMarked;
