package io.bedloe.commerce.reports;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Draws the pages of a PDF document, A4 in landscape, from their top to their bottom. The font is
 * Liberation Sans, which PDFBox brings with it; the document has the glyphs that it uses. A
 * character that the font does not have, such as a Chinese one, is a question mark.
 */
final class PdfPages implements AutoCloseable {

  static final float WIDTH = PDRectangle.A4.getHeight();
  static final float MARGIN = 36;

  private static final float HEIGHT = PDRectangle.A4.getWidth();
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float EM = 1_000;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final CmapLookup glyphs;
  private PDPageContentStream page;
  private float top;

  PdfPages(String title) throws IOException {
    try (var file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
      var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
      this.glyphs = parsed.getUnicodeCmapLookup();
      this.font = PDType0Font.load(document, parsed, true);
    }
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setCreator("Bedloe");
    this.page = newPage();
  }

  private PDPageContentStream newPage() throws IOException {
    var next = new PDPage(new PDRectangle(WIDTH, HEIGHT));
    document.addPage(next);
    top = HEIGHT - MARGIN;
    return new PDPageContentStream(document, next);
  }

  /** Begins another page unless so much is left on this one; returns whether it did. */
  boolean reserve(float height) throws IOException {
    if (top - height >= MARGIN) {
      return false;
    }
    page.close();
    page = newPage();
    return true;
  }

  /** Moves down, and returns where that is. */
  float down(float height) {
    top -= height;
    return top;
  }

  /** Returns the text with characters that the font has. */
  String drawable(String text) {
    var drawn = new StringBuilder();
    PrintableText.of(text)
        .codePoints()
        .map(point -> glyphs.getGlyphId(point) == 0 ? '?' : point)
        .forEach(drawn::appendCodePoint);
    return drawn.toString();
  }

  /** Returns the width of drawable text. */
  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / EM * size;
  }

  /** Draws drawable text that begins at a place. */
  void text(float x, float y, float size, String text) throws IOException {
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(x, y);
    page.showText(text);
    page.endText();
  }

  /** Fills a rectangle. */
  void fill(float x, float y, float width, float height, Color color) throws IOException {
    page.setNonStrokingColor(color);
    page.addRect(x, y, width, height);
    page.fill();
    page.setNonStrokingColor(Color.BLACK);
  }

  /** Draws a thin line. */
  void line(float fromX, float fromY, float toX, float toY) throws IOException {
    page.setLineWidth(0.5f);
    page.setStrokingColor(Color.GRAY);
    page.moveTo(fromX, fromY);
    page.lineTo(toX, toY);
    page.stroke();
  }

  /** Writes the document. */
  void save(OutputStream out) throws IOException {
    page.close();
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
