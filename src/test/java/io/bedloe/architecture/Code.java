package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bedloe.architecture.violations.kernel.Word;

/** The compiled classes that the rules check, loaded once. */
final class Code {

  private static final Layout BEDLOE = Layout.bedloe();
  private static final Layout CANARIES = Layout.aroundKernelOf(Word.class);

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BEDLOE.root());

  private static final JavaClasses TEST_TREES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages(BEDLOE.root());

  private Code() {}

  static Layout bedloe() {
    return BEDLOE;
  }

  /** Returns the classes of the WAR. */
  static JavaClasses production() {
    return PRODUCTION;
  }

  /**
   * Returns the classes of {@code src/test} and {@code src/it}, without the canaries and the
   * launchers of {@code src/dev}.
   */
  static JavaClasses tests() {
    return TEST_TREES.that(
        Rules.where("tests", type -> !CANARIES.holds(type) && !isLauncher(type)));
  }

  /** Returns the layout of the canaries: they have a kernel, a platform and features too. */
  static Layout canaryLayout() {
    return CANARIES;
  }

  static JavaClasses canaries() {
    return TEST_TREES.that(Rules.where("canaries", CANARIES::holds));
  }

  private static boolean isLauncher(JavaClass type) {
    return Layout.packageOf(type).equals(BEDLOE.root() + ".dev");
  }
}
