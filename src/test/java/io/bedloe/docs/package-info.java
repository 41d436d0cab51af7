/** The pages of {@code docs} that the code writes, and the test that they are current. */
package io.bedloe.docs;
