/** The generated pages of {@code docs}, and the test that they are current. */
@NullMarked
package io.bedloe.docs;

import org.jspecify.annotations.NullMarked;
