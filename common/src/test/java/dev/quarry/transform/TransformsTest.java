package dev.quarry.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.config.Problems;
import dev.quarry.error.UserException;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransformsTest {
  static List<Transform> everyTransform() {
    return Transforms.all();
  }

  @ParameterizedTest
  @CsvSource({
    "control-characters, 'a\u0000b\u0007\u007f\u0092\tc\r\n', 'ab\tc\r\n'",
    "control-characters, 'a\u000bb\fc\u0085d', 'a\nb\nc\nd'",
    "line-ends, 'a\r\nb\rc\n\r\u2028', 'a\nb\nc\n\n\u2028'",
    "zero-width, 'a\u200bb\u00ad\ufeff\u2060\u200d\u200c', 'ab\u200d\u200c'",
    "bidi-controls, '\u202ea\u200f\u2066b\u061c', 'ab'",
    "nfc, 'e\u0301 \ufb01', '\u00e9 \ufb01'",
    "nfkc, 'e\u0301 \ufb01 \uff21', '\u00e9 fi A'",
    "byte-order-mark, '\ufeff\ufeffa\ufeff', 'a\ufeff'",
    "byte-order-mark, ' \ufeff\na', ' \na'",
    "whitespace, 'a  b\t\u3000c\n  d', 'a b c\n d'",
    "whitespace, 'a\tb', 'a b'",
    "trim, '\u3000\n a b\t', 'a b'",
  })
  void rewrites(String id, String text, String expected) {
    assertThat(Transforms.byId(id).apply(text)).isEqualTo(expected);
    assertThat(TransformChain.of(List.of(id)).apply(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("everyTransform")
  void returnsTheSameInstanceWhenNothingChanges(Transform transform) {
    for (String text :
        new String[] {"", "plain text\n", "\u00c9t\u00e9 \u65e5\u672c \ud83d\ude00"}) {
      String untouched = transform.id().equals("trim") ? text.strip() : text;
      assertThat(transform.apply(untouched)).isSameAs(untouched);
    }
  }

  @ParameterizedTest
  @MethodSource("everyTransform")
  void describesItself(Transform transform) {
    assertThat(transform.id()).matches("[a-z-]+");
    assertThat(transform.summary()).isNotBlank().doesNotEndWith(".");
    assertThat(Transforms.find(transform.id())).containsSame(transform);
  }

  @Test
  void hasIdsOfItsOwnForAll() {
    assertThat(new HashSet<>(Transforms.ids())).hasSameSizeAs(Transforms.all());
  }

  @Test
  void runsByDefaultOnlyWhatCannotChangeMeaning() {
    assertThat(Transforms.defaults())
        .containsExactly("control-characters", "line-ends", "nfc", "byte-order-mark");
  }

  @Test
  void runsInTheOrderOfTheRegistry() {
    TransformChain chain = TransformChain.of(List.of("trim", "line-ends", "trim"));

    assertThat(chain.ids()).containsExactly("line-ends", "trim");
    assertThat(
            TransformChain.of(List.of("byte-order-mark", "control-characters"))
                .apply("\u0000\ufeffa"))
        .isEqualTo("a");
  }

  @Test
  void seesCharactersBeyondTheFirstPlane() {
    assertThat(TransformChain.of(null).apply("x\ud87e\udc00\ud83d\ude00"))
        .isEqualTo("x\u4e3d\ud83d\ude00");
  }

  @Test
  void leavesEverythingAloneWhenNoneIsWanted() {
    String text = "\ufeff a\r\n\u0000";

    assertThat(TransformChain.of(List.of()).apply(text)).isSameAs(text);
  }

  @Test
  void namesTheNearestTransform() {
    assertThatThrownBy(() -> Transforms.byId("line-end"))
        .isInstanceOf(UserException.class)
        .hasMessage("Unknown transform: line-end (did you mean line-ends?)");
  }

  @ParameterizedTest
  @CsvSource({
    "'null', 'control-characters,line-ends,nfc,byte-order-mark', ''",
    "'[]', '', ''",
    "'\"trim\"', 'trim', ''",
    "'[\"trim\", \"nfkc\"]', 'nfkc,trim', ''",
    "'[\"nfd\", \"trim\"]', 'trim', 'Invalid transforms: Unknown transform: nfd (did you mean nfc?)'",
    "'{\"a\": 1}', 'control-characters,line-ends,nfc,byte-order-mark',"
        + " 'Invalid transforms: {\"a\":1} (expected a list of transform ids)'",
  })
  void readsItsConfig(String json, String ids, String problem) throws Exception {
    Problems problems = new Problems();
    JsonNode config = new ObjectMapper().readTree(json);

    TransformChain chain = Transforms.chain(config, problems, "transforms");

    assertThat(String.join(",", chain.ids())).isEqualTo(ids);
    assertThat(String.join("\n", problems.messages())).isEqualTo(problem);
  }

  @Property(tries = 2000)
  void changesNothingTheSecondTime(
      @ForAll("hostile") String text, @ForAll("ids") List<String> ids) {
    TransformChain chain = TransformChain.of(ids);
    String once = chain.apply(text);

    assertThat(chain.apply(once)).isSameAs(once);
  }

  @Property(tries = 1000)
  void scansWithTheSameResultAsOneByOne(
      @ForAll("hostile") String text, @ForAll("ids") List<String> ids) {
    TransformChain chain = TransformChain.of(ids);
    String expected = text;
    for (String id : chain.ids()) {
      expected = Transforms.byId(id).apply(expected);
    }

    assertThat(chain.apply(text)).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void changesNothingTheSecondTimeAlone(@ForAll("hostile") String text) {
    for (Transform transform : Transforms.all()) {
      String once = transform.apply(text);
      assertThat(transform.apply(once)).as(transform.id()).isSameAs(once);
    }
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.of(Transforms.ids()).list().ofMaxSize(9).uniqueElements();
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings()
            .withChars(
                'a', ' ', '\t', '\r', '\n', '\u0000', '\u000b', '\u0085', '\u00a0', '\u00b4',
                '\u0301', '\u00e9', '\u200b', '\u200d', '\u202e', '\u3000', '\ufeff', '\ud87e',
                '\udc00', '\ufb01', '\u1100', '\u1161', '\u2028', '\u0334', '\u2000')
            .ofMaxLength(12));
  }
}
