/** What happens to policies by the clock, and what their health is. */
@NullMarked
package io.bedloe.identity.policies.work;

import org.jspecify.annotations.NullMarked;
