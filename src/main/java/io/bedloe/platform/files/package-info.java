/** Files that clients send and receive: records of CSV (RFC 4180), and input that is broken. */
@NullMarked
package io.bedloe.platform.files;

import org.jspecify.annotations.NullMarked;
