package io.bedloe.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the HTML of e-mails. */
class HtmlLayoutTest {

  private static String html(String text) {
    return HtmlLayout.html(
        new Mail("ann@example.com", "Hello <you>", text, MailLanguage.DE, "Open & go"));
  }

  @Test
  void eachParagraphIsOneAndItsTextIsEscaped() {
    assertThat(html("One <script>alert(1)</script>\n\nTwo\nlines"))
        .contains("<html lang=\"de\">", "<h1 style", "Hello &lt;you&gt;</h1>")
        .contains(">One &lt;script&gt;alert(1)&lt;/script&gt;</p>", ">Two\nlines</p>")
        .doesNotContain("<script>");
  }

  @Test
  void aParagraphThatIsAnAddressIsALinkWithTheWordsOfTheMail() {
    assertThat(html("Follow:\n\nhttps://orders.example/a?b=1&c=%22x%22#token=t\n\nEnd"))
        .contains("<a href=\"https://orders.example/a?b&#x3D;1&amp;c&#x3D;%22x%22#token&#x3D;t\"")
        .contains(">Open &amp; go</a>");
  }

  @Test
  void otherSchemesAndAddressesWithinATextAreNoLinks() {
    assertThat(html("javascript:alert(1)\n\nLook at https://evil.example now"))
        .doesNotContain("<a ");
  }

  @Test
  void aQuoteInAnAddressEndsNoAttribute() {
    assertThat(html("https://orders.example/\"onclick=\"alert(1)"))
        .doesNotContain("\"onclick")
        .contains("&quot;onclick");
  }
}
