package io.bedloe.platform.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A response that is not written by the thread of the request, because the request waits or because
 * its response is a stream. A resource method checks the request as usual, asks for it with {@link
 * #set} and returns no body. After all filters {@link EdgeFilter} starts asynchronous processing,
 * and {@link #begin} takes over. The status and the headers of the method's response stay.
 */
@FunctionalInterface
public interface LaterResponse {

  /**
   * Takes over the response, which is neither committed nor compressed. It returns soon, and must
   * not throw. {@link #dispatchAgain} handles the request again from the start, with its request
   * id.
   */
  void begin(AsyncContext async);

  /** Sets the later response of a request. */
  static void set(HttpServletRequest request, LaterResponse later) {
    request.setAttribute(LaterResponse.class.getName(), later);
  }

  /**
   * Handles the request again, with a new response. The path is given, because Liberty finds it
   * only on a thread of a request.
   */
  static void dispatchAgain(AsyncContext async) {
    var request = (HttpServletRequest) async.getRequest();
    async.getResponse().reset();
    async.dispatch(
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
  }

  /** Returns whether the request is handled again after it has waited. */
  static boolean hasWaited(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ASYNC;
  }

  /** Returns whether this thread does not write the response. */
  static boolean isSet(HttpServletRequest request) {
    return request.getAttribute(LaterResponse.class.getName()) != null;
  }

  /** Starts asynchronous processing if a method has asked for it. */
  static void beginIfSet(HttpServletRequest request, HttpServletResponse response) {
    var later = (LaterResponse) request.getAttribute(LaterResponse.class.getName());
    if (later != null) {
      request.removeAttribute(LaterResponse.class.getName());
      later.begin(request.startAsync(request, response));
    }
  }
}
