package io.bedloe.architecture.violations.commerce.orders.data;

import jakarta.data.repository.Repository;

/** Breaks nothing: a repository. */
@Repository
public interface Orders {}
