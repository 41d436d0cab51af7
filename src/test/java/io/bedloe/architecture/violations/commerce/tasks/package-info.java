/** One half of a cycle. */
@MayUse(Notice.class)
@NullMarked
package io.bedloe.architecture.violations.commerce.tasks;

import io.bedloe.architecture.violations.commerce.notifications.Notice;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
