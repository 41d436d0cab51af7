@NullMarked
package io.bedloe.platform.audit;

import org.jspecify.annotations.NullMarked;
