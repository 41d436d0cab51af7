/** The pages of {@code docs} that the code writes, and the test that they are current. */
@org.jspecify.annotations.NullMarked
package io.bedloe.docs;
