package io.bedloe.identity.policies.usecase;

/** Fired in the transaction that changes a policy. */
record PoliciesChanged() {}
