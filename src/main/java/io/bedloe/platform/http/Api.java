package io.bedloe.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The Jakarta REST application at {@code /api/v1}. */
@ApplicationPath("/api/v1")
public class Api extends Application {}
