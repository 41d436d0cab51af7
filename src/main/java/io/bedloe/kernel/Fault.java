package io.bedloe.kernel;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where: a JSON Pointer (RFC 6901) into the body such as {@code /lines/0/quantity},
 *     or the name of a query parameter or header
 * @param code what, for machines: kebab-case and stable
 * @param detail what, for people
 */
public record Fault(String pointer, String code, String detail) {}
