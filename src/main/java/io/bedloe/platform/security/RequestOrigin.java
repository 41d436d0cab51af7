package io.bedloe.platform.security;

/**
 * The origin of a request.
 *
 * @param device the header {@code User-Agent}, without control characters and with at most 200
 *     characters
 * @param address the client's IP address
 */
public record RequestOrigin(String device, String address) {}
