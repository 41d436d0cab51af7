package io.bedloe.architecture.violations.commerce.orders.data;

import jakarta.data.repository.Repository;

/** The class breaks no rule: it is a repository. */
@Repository
public interface Orders {}
