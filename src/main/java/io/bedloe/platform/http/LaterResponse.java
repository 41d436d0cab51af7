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

  /** The first status that is not a success. */
  int NO_SUCCESS = 300;

  /**
   * Takes over the response, which is neither committed nor compressed. It returns soon. {@link
   * #dispatchAgain} handles the request again from the start, with its request id.
   */
  void begin(AsyncContext async);

  /** A later response, and what frees its resources when it does not begin. */
  record Asked(LaterResponse later, Runnable whenAbandoned) {}

  /**
   * Sets the later response of a request.
   *
   * @param whenAbandoned is called when the response does not begin, because the request has failed
   *     after the method
   */
  static void set(HttpServletRequest request, LaterResponse later, Runnable whenAbandoned) {
    request.setAttribute(LaterResponse.class.getName(), new Asked(later, whenAbandoned));
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

  /** Returns whether the response of a handled request begins later. */
  static boolean begins(HttpServletRequest request, HttpServletResponse response) {
    return isSet(request) && response.getStatus() < NO_SUCCESS && !response.isCommitted();
  }

  /** Starts asynchronous processing if a method has asked for it and nothing has failed since. */
  static void beginIfSet(HttpServletRequest request, HttpServletResponse response) {
    if (begins(request, response)
        && request.getAttribute(LaterResponse.class.getName()) instanceof Asked asked) {
      asked.later().begin(request.startAsync(request, response));
      request.removeAttribute(LaterResponse.class.getName());
    }
  }

  /** Frees what a later response holds that has not begun. */
  static void abandonIfSet(HttpServletRequest request) {
    if (request.getAttribute(LaterResponse.class.getName()) instanceof Asked asked) {
      request.removeAttribute(LaterResponse.class.getName());
      asked.whenAbandoned().run();
    }
  }
}
