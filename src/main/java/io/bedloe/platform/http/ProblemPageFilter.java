package io.bedloe.platform.http;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Replaces problem documents by HTML pages for resources with {@link PagesForBrowsers}. */
@Provider
@PagesForBrowsers
@Priority(FilterOrder.PROBLEM_PAGE)
public class ProblemPageFilter implements ContainerResponseFilter {

  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpServletResponse servlet;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem && prefersHtml(request)) {
      servlet.setHeader("Content-Security-Policy", ProblemPage.SECURITY_POLICY);
      response.setEntity(
          ProblemPage.html(problem),
          null,
          MediaType.TEXT_HTML_TYPE.withCharset(java.nio.charset.StandardCharsets.UTF_8.name()));
    }
  }

  private static boolean prefersHtml(ContainerRequestContext request) {
    var types = request.getAcceptableMediaTypes(); // The types are sorted by preference.
    return !types.isEmpty()
        && (types.get(0).getSubtype().equals("html")
            || types.get(0).getSubtype().equals("xhtml+xml"));
  }
}
