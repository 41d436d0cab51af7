package io.bedloe.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyringTest {

  private static final KeyPurpose PURPOSE = KeyPurpose.of("one", EarlierDerivation.SHA_256);
  private static final KeyPurpose OTHER = KeyPurpose.of("other", EarlierDerivation.SHA_256);

  private final Keyring before = Keyring.of("first secret");
  private final Keyring rotated = Keyring.of("second secret", "first secret");
  private final Keyring after = Keyring.of("second secret");

  /** As the version before the keyring encrypted: the key is SHA-256 of the secret, no kid. */
  private static String version0(String secret, String text) throws JOSEException {
    var object =
        new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(text));
    object.encrypt(new DirectEncrypter(Digests.sha256().digest(Digests.bytes(secret))));
    return object.serialize();
  }

  @Test
  void whatIsEncryptedCanBeDecryptedAndIsNotReadable() {
    var encrypted = before.encryption(PURPOSE).encrypt("a private key");
    assertThat(encrypted).doesNotContain("private");
    assertThat(before.encryption(PURPOSE).decrypt(encrypted)).isEqualTo("a private key");
  }

  @Test
  void newDataNamesTheVersionAndTheSecret() throws ParseException {
    var kid = JWEObject.parse(before.encryption(PURPOSE).encrypt("x")).getHeader().getKeyID();
    assertThat(kid).matches("1\\.[0-9a-f]{8}");
    assertThat(JWEObject.parse(rotated.encryption(OTHER).encrypt("x")).getHeader().getKeyID())
        .isNotEqualTo(kid)
        .isEqualTo(JWEObject.parse(after.encryption(PURPOSE).encrypt("x")).getHeader().getKeyID());
    assertThat(before.macs(PURPOSE).sign("x")).startsWith(kid + ".");
  }

  @Test
  void eachPurposeHasAKeyOfItsOwn() {
    var encrypted = before.encryption(PURPOSE).encrypt("a private key");
    assertThat(before.encryption(OTHER).tryToDecrypt(encrypted)).isEmpty();
    var code = before.macs(PURPOSE).sign("text");
    assertThat(before.macs(OTHER).verify(code, "text")).isFalse();
    assertThat(before.macs(PURPOSE).verify(code, "text")).isTrue();
  }

  @Test
  void thePreviousSecretReadsAndTheCurrentOneWrites() {
    var encrypted = before.encryption(PURPOSE).encrypt("a private key");
    assertThat(rotated.encryption(PURPOSE).decrypt(encrypted)).isEqualTo("a private key");
    var again = rotated.encryption(PURPOSE).encrypt("a private key");
    assertThat(after.encryption(PURPOSE).decrypt(again)).isEqualTo("a private key");
    assertThat(before.encryption(PURPOSE).tryToDecrypt(again)).isEmpty();
    assertThatThrownBy(() -> after.encryption(PURPOSE).decrypt(encrypted))
        .hasMessageContaining("neither bedloe.secret nor bedloe.secret.previous");

    var code = before.macs(PURPOSE).sign("text");
    assertThat(rotated.macs(PURPOSE).verify(code, "text")).isTrue();
    assertThat(rotated.macs(PURPOSE).verify(code, "another text")).isFalse();
    assertThat(after.macs(PURPOSE).verify(code, "text")).isFalse();
    assertThat(after.macs(PURPOSE).verify(rotated.macs(PURPOSE).sign("text"), "text")).isTrue();
  }

  @Test
  void whatTheVersionBeforeEncryptedCanBeDecryptedWithEitherSecret() throws JOSEException {
    var old = version0("first secret", "a private key");
    assertThat(before.encryption(PURPOSE).decrypt(old)).isEqualTo("a private key");
    assertThat(rotated.encryption(PURPOSE).decrypt(old)).isEqualTo("a private key");
    assertThat(after.encryption(PURPOSE).tryToDecrypt(old)).isEmpty();
  }

  @Test
  void valuesThatAreToBeEncryptedAgainAreFoundByTheirPrefix() throws JOSEException {
    var encryption = rotated.encryption(PURPOSE);
    assertThat(encryption.encrypt("x")).startsWith(encryption.currentPrefix());
    assertThat(before.encryption(PURPOSE).encrypt("x"))
        .doesNotStartWith(encryption.currentPrefix());
    assertThat(version0("second secret", "x")).doesNotStartWith(encryption.currentPrefix());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void codesOfTheVersionBeforeVerifyAndAreNotWritten(EarlierDerivation earlier) {
    var purpose = KeyPurpose.of("audit row", earlier);
    var key = earlier.derive("first secret", "audit row");
    var old = HexFormat.of().formatHex(Digests.hmac(key, Digests.bytes("text")));
    assertThat(before.macs(purpose).verify(old, "text")).isTrue();
    assertThat(rotated.macs(purpose).verify(old, "text")).isTrue();
    assertThat(rotated.macs(purpose).verify(old, "texT")).isFalse();
    assertThat(after.macs(purpose).verify(old, "text")).isFalse();
    assertThat(before.macs(purpose).sign("text")).isNotEqualTo(old);
    assertThat(before.macs(purpose.writtenAsVersion0()).sign("text")).isEqualTo(old);
  }

  @Test
  void earlierDerivationsAreThoseOfTheVersionBefore() {
    assertThat(EarlierDerivation.LABEL_AND_SECRET.derive("secret", "audit row"))
        .isEqualTo(Digests.bytes("audit row secret"));
    assertThat(EarlierDerivation.SECRET.derive("secret", "refresh token"))
        .isEqualTo(Digests.bytes("secret"));
    assertThat(EarlierDerivation.SHA_256.derive("secret", "any"))
        .isEqualTo(HexFormat.of().parseHex(Digests.sha256Hex("secret")));
    assertThat(EarlierDerivation.HMAC_OF_LABEL.derive("secret", "label"))
        .isEqualTo(Digests.hmac(Digests.bytes("secret"), Digests.bytes("label")));
  }

  @Test
  void whatIsChangedOrMadeUpIsRefused() {
    var encrypted = before.encryption(PURPOSE).encrypt("a private key");
    var parts = encrypted.split("\\.", -1);
    parts[3] = parts[3].startsWith("A") ? "B" + parts[3].substring(1) : "A" + parts[3].substring(1);
    assertThat(before.encryption(PURPOSE).tryToDecrypt(String.join(".", parts))).isEmpty();
    assertThat(before.encryption(PURPOSE).tryToDecrypt("no JWE")).isEmpty();
    for (var code : new String[] {"", ".", "1.", "1.00000000.00", "0".repeat(64)}) {
      assertThat(before.macs(PURPOSE).verify(code, "text")).as(code).isFalse();
    }
    assertThat(before.macs(PURPOSE).verify(null, "text")).isFalse();
  }

  @Test
  void aKeyPrintsItsIdAlone() {
    var key = new DerivedKey(1, "0000abcd", Digests.bytes("first secret"));
    assertThat(key).hasToString("DerivedKey[1.0000abcd]");
  }
}
