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
   * A request without a token, whose connection comes from a loopback address such as 127.0.0.2.
   */
  public static RequestSpecification connection(String address) {
    return from(As.nobody(), address);
  }

  /** A request without a token that the trusted proxy hands on for a client. */
  public static RequestSpecification client(String client) {
    return connection(PROXY).header("X-Forwarded-For", client);
  }

  /** The request, sent from a loopback address. */
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
