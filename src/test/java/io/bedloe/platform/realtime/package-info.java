@NullMarked
package io.bedloe.platform.realtime;

import org.jspecify.annotations.NullMarked;
