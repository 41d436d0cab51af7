package io.bedloe.identity.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private static final String EMAIL = "josephine.b@mail.orchard.com";
  private static final List<String> CONTEXT = List.of("Ann Lindqvist", "Acme Corp");

  private static List<String> codes(String password) {
    return PasswordRules.faults(password, "/password", EMAIL, CONTEXT).stream()
        .map(Fault::code)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "twelve chars",
        "пароль длинный",
        "1029384756qp",
        "ééééééééeaou",
        "😀😁😂🤣😃😄😅😆😉😊😋😎",
      })
  void aLongUncommonPasswordIsAccepted(String password) {
    assertThat(codes(password)).isEmpty();
  }

  @Test
  void theLengthIsCountedInCharactersAsPeopleCountThem() {
    assertThat(codes("😀😁😂🤣😃😄😅😆😉😊😋")).containsExactly("too-short");
    assertThat(codes("elevenchars")).containsExactly("too-short");
    assertThat(codes("ab".repeat(10) + "c".repeat(108))).isEmpty();
    assertThat(codes("ab".repeat(10) + "c".repeat(109))).containsExactly("too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "Password12345",
        "!!!Dragon!!!!!!",
        "123456789123456789",
        "aaaaaaaaaaaaaa",
        "abababababab",
        "qwertyuiopqwertyuiop",
      })
  void aCommonPasswordIsRefusedAtAnyLength(String password) {
    assertThat(codes(password)).containsExactly("too-common");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "josephine2026",
        "josephine likes trains",
        "I am J0s3phine and tall",
        "josephine.b@mail.orchard.com",
        "in the orchard at night",
        "bedloe-bedloe",
        "my b3dl0e pass phrase",
        "the LINDQVIST house",
        "l1ndqvist & others",
        "annlindqvist forever",
        "all of ACME is here",
      })
  void aPasswordThatContainsAWordOfItsContextIsRefused(String password) {
    assertThat(codes(password)).contains("contains-context-word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"comfortable sofas", "annual rainfall tables", "b is the best letter"})
  void shortWordsAndTheTopLevelDomainMayStandInAPassword(String password) {
    assertThat(codes(password)).isEmpty();
  }

  @Test
  void theSameLettersTypedOnAnotherKeyboardAreTheSamePassword() {
    assertThat(PasswordRules.normalized("cafe\u0301 au lait!"))
        .isEqualTo(PasswordRules.normalized("caf\u00e9 au lait!"));
  }
}
