package io.bedloe.identity.policies.usecase;

/** The event is fired in the transaction that changes a policy. */
record PoliciesChanged() {}
