package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageOfTest {

  record Thing(UUID id) {}

  /** A definition as features have them: neither the class nor its constructor is public. */
  private static final class Things implements PageOf.Definition {

    private Things() {}

    @Override
    public Listing<Thing> listing() {
      return Listing.of("things", Thing.class).read(row -> new Thing(row.uuid("id")));
    }
  }

  /** A definition that cannot be made without a parameter. */
  private record Named(String name) implements PageOf.Definition {

    @Override
    public Listing<Thing> listing() {
      return Listing.of("things", Thing.class).read(row -> new Thing(row.uuid("id")));
    }
  }

  @Test
  void aDefinitionNeedsNoPublicConstructor() {
    assertThat(PageOf.Definition.of(Things.class).name()).isEqualTo("things");
  }

  @Test
  void aDefinitionWhoseConstructorHasAParameterIsAnErrorThatNamesTheClass() {
    assertThatThrownBy(() -> PageOf.Definition.of(Named.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Named");
  }
}
