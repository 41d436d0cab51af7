package io.bedloe.architecture.violations.platform.lists;

import io.bedloe.architecture.violations.platform.http.PageLink;
import org.jspecify.annotations.Nullable;

/** Forms a circle with the edge. */
public record Page(@Nullable PageLink next) {}
