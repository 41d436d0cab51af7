@NullMarked
package io.bedloe.platform.securityevents;

import org.jspecify.annotations.NullMarked;
