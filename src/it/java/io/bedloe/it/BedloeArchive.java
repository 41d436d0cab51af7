package io.bedloe.it;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as it is built, with test classes added, for Arquillian to deploy. */
public final class BedloeArchive {
  private BedloeArchive() {}

  public static WebArchive with(Class<?>... testClasses) {
    return ShrinkWrap.createFromZipFile(
            WebArchive.class, TestBed.build().resolve("bedloe.war").toFile())
        .addClasses(testClasses)
        .addClass(InContainerTest.class)
        .addAsLibrary(jarOf(Assertions.class));
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
