package io.bedloe.kernel;

/**
 * A fault of an input.
 *
 * @param pointer the place: a JSON Pointer (RFC 6901) into the body such as {@code
 *     /lines/0/quantity}, or the name of a query parameter or header
 * @param code a stable code for programs, in kebab-case
 * @param detail a sentence for people
 */
@Described("One fault of an input.")
public record Fault(
    @Described(
            value =
                "Where the fault is: a JSON Pointer (RFC 6901) into the body, or the name of a"
                    + " parameter or header.",
            example = "/lines/0/quantity")
        String pointer,
    @Described(value = "The kind of the fault, for programs; it is stable.", example = "too-small")
        String code,
    @Described(value = "The fault, for people.", example = "has to be at least 1") String detail) {}
