/**
 * The rules that keep Bedloe's parts apart, as tests. Each rule has a canary in {@code violations},
 * a small class that breaks it, and a test that the rule reports that canary: a rule that can no
 * longer fail is found out.
 */
@NullMarked
package io.bedloe.architecture;

import org.jspecify.annotations.NullMarked;
