/** Tests jobs with a real database. */
@NullMarked
package io.bedloe.platform.jobs;

import org.jspecify.annotations.NullMarked;
