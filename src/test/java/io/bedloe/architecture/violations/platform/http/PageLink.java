package io.bedloe.architecture.violations.platform.http;

import io.bedloe.architecture.violations.platform.lists.Page;

/** Forms a circle with the lists. */
public record PageLink(Page page) {}
