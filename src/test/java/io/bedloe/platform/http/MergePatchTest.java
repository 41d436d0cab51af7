package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the examples of RFC 7396, appendix A. */
class MergePatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':'b'}           | {'a':'c'}            | {'a':'c'}",
        "{'a':'b'}           | {'b':'c'}            | {'a':'b','b':'c'}",
        "{'a':'b'}           | {'a':null}           | {}",
        "{'a':'b','b':'c'}   | {'a':null}           | {'b':'c'}",
        "{'a':['b']}         | {'a':'c'}            | {'a':'c'}",
        "{'a':'c'}           | {'a':['b']}          | {'a':['b']}",
        "{'a':{'b':'c'}}     | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
        "{'a':[{'b':'c'}]}   | {'a':[1]}            | {'a':[1]}",
        "['a','b']           | ['c','d']            | ['c','d']",
        "{'a':'b'}           | ['c']                | ['c']",
        "{'a':'foo'}         | null                 | null",
        "{'a':'foo'}         | 'bar'                | 'bar'",
        "{'e':null}          | {'a':1}              | {'e':null,'a':1}",
        "[1,2]               | {'a':'b','c':null}   | {'a':'b'}",
        "{}                  | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
      })
  void theExamplesOfRfc7396AreMerged(String target, String patch, String result) throws Exception {
    assertThat(MergePatch.merge(json(target), json(patch))).isEqualTo(json(result));
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) throws Exception {
    return Json.mapper().readTree(text.replace('\'', '"'));
  }
}
