/** The other half. */
@MayUse(Task.class)
@NullMarked
package io.bedloe.architecture.violations.notifications;

import io.bedloe.architecture.violations.tasks.Task;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
