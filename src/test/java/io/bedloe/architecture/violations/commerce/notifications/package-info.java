/** The other half of a cycle. */
@MayUse(Task.class)
@NullMarked
package io.bedloe.architecture.violations.commerce.notifications;

import io.bedloe.architecture.violations.commerce.tasks.Task;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
