/**
 * The rules that separate Bedloe's parts, as tests. Each rule has a canary in {@code violations}, a
 * small class that breaks it, and a test that the rule reports that canary, so that a rule that can
 * no longer fail is detected.
 */
@NullMarked
package io.bedloe.architecture;

import org.jspecify.annotations.NullMarked;
