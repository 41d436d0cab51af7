package io.bedloe.commerce.imports.model;

import io.bedloe.kernel.Caller;
import java.util.UUID;

/** One import: the file's request and header, and who sent it. */
public record Job(UUID id, ImportRequest request, Header header, Caller caller) {}
