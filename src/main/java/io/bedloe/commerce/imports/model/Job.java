package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.kernel.Caller;

/** One import: the file's request and header, and who sent it. */
public record Job(ImportId id, ImportRequest request, Header header, Caller caller) {}
