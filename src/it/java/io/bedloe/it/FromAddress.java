package io.bedloe.it;

import io.restassured.config.HttpClientConfig;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Requests to the shared server from other addresses than 127.0.0.1, and through a proxy. */
public final class FromAddress {

  /** The address of the only proxy that the shared server trusts. */
  public static final String PROXY = "127.0.0.9";

  private FromAddress() {}

  /**
   * Returns a request without a token, on a connection from a loopback address such as 127.0.0.2.
   */
  public static RequestSpecification connection(String address) {
    return from(As.nobody(), address);
  }

  /** Returns a request without a token that the trusted proxy forwards for a client. */
  public static RequestSpecification client(String client) {
    return connection(PROXY).header("X-Forwarded-For", client);
  }

  /** Returns the request, sent from a loopback address. */
  public static RequestSpecification from(RequestSpecification request, String address) {
    try {
      return request.config(
          As.JSON.httpClient(
              HttpClientConfig.httpClientConfig()
                  .setParam("http.route.local-address", InetAddress.getByName(address))));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("it is a literal", impossible);
    }
  }
}
