/** The pages of {@code docs} that the code writes, and the test that they are current. */
@NullMarked
package io.bedloe.docs;

import org.jspecify.annotations.NullMarked;
