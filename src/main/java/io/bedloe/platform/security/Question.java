package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import org.jspecify.annotations.Nullable;

/**
 * May this caller do this?
 *
 * @param guarded to what; null as long as that is not known
 */
public record Question(
    Caller caller, Permission permission, @Nullable Guarded guarded, Circumstances circumstances) {}
