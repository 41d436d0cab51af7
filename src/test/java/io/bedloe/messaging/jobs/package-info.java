@NullMarked
package io.bedloe.messaging.jobs;

import org.jspecify.annotations.NullMarked;
