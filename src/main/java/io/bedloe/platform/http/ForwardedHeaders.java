package io.bedloe.platform.http;

import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the headers in which proxies report the addresses of their clients. The whole header must
 * be well-formed, so that text of a client at its beginning cannot change the meaning of a proxy's
 * part. Each character is read once, so that the time is linear.
 */
final class ForwardedHeaders {

  /** The header of RFC 7239. */
  static final String FORWARDED = "Forwarded";

  static final String X_FORWARDED_FOR = "X-Forwarded-For";

  private static final String FOR = "for";
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  private ForwardedHeaders() {}

  /** Returns the nodes in the order in which proxies have appended them. */
  static List<String> nodesOfXForwardedFor(List<String> lines) {
    var nodes = new ArrayList<String>();
    for (var line : lines) {
      for (var node : line.split(",", -1)) {
        nodes.add(node.strip());
      }
    }
    return nodes;
  }

  /** Returns the {@code for} parameter of each element; empty where an element has none. */
  static List<String> nodesOfForwarded(List<String> lines) {
    var nodes = new ArrayList<String>();
    for (var line : lines) {
      new ForwardedLine(line).readInto(nodes);
    }
    return nodes;
  }

  /**
   * Returns the address of a node, which may have a port. It refuses {@code unknown} and obfuscated
   * identifiers, because all clients of such a proxy would count as one.
   */
  static IpAddress address(String node) {
    return IpAddress.tryParse(node)
        .or(() -> withoutPort(node).flatMap(IpAddress::tryParse))
        .orElseThrow(
            () ->
                malformed(
                    "A proxy has to name the IP address of its client in Forwarded or"
                        + " X-Forwarded-For."));
  }

  private static Optional<String> withoutPort(String node) {
    if (node.startsWith("[")) {
      int close = node.indexOf(']');
      if (close < 0 || (close + 1 < node.length() && node.charAt(close + 1) != ':')) {
        return Optional.empty();
      }
      return Optional.of(node.substring(1, close)).filter(address -> address.indexOf(':') >= 0);
    }
    int colon = node.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(node.substring(0, colon));
  }

  private static Rejected malformed(String detail) {
    return Rejected.because(HttpRule.INVALID_HEADER, detail);
  }

  /**
   * One line of the header: elements separated by commas, of pairs separated by semicolons (RFC
   * 7239, 4).
   */
  private static final class ForwardedLine {

    private final String line;
    private int at;

    ForwardedLine(String line) {
      this.line = line;
    }

    void readInto(List<String> nodes) {
      do {
        nodes.add(element());
      } while (skip(','));
      if (at < line.length()) {
        throw wrong();
      }
    }

    private String element() {
      String node = "";
      do {
        blanks();
        var name = token();
        if (!skip('=')) {
          throw wrong();
        }
        var value = at < line.length() && line.charAt(at) == '"' ? quoted() : token();
        if (name.equalsIgnoreCase(FOR)) {
          if (!node.isEmpty()) {
            throw wrong();
          }
          node = value;
        }
        blanks();
      } while (skip(';'));
      return node;
    }

    private boolean skip(char expected) {
      if (at < line.length() && line.charAt(at) == expected) {
        at++;
        return true;
      }
      return false;
    }

    private void blanks() {
      while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
        at++;
      }
    }

    private String token() {
      int from = at;
      while (at < line.length() && isTokenCharacter(line.charAt(at))) {
        at++;
      }
      if (at == from) {
        throw wrong();
      }
      return line.substring(from, at);
    }

    private static boolean isTokenCharacter(char c) {
      return (c < 0x80 && Character.isLetterOrDigit(c)) || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }

    private String quoted() {
      var text = new StringBuilder();
      at++;
      while (at < line.length() && line.charAt(at) != '"') {
        if (line.charAt(at) == '\\') {
          at++;
        }
        if (at < line.length()) {
          text.append(line.charAt(at));
          at++;
        }
      }
      if (!skip('"')) {
        throw wrong();
      }
      return text.toString();
    }

    private static Rejected wrong() {
      return malformed("Forwarded has to be of the form for=192.0.2.1;proto=https (RFC 7239, 4).");
    }
  }
}
