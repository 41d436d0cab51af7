package io.bedloe.architecture.violations.platform.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a request, which only its own package may change. */
@RequestScoped
public class CurrentPerson {

  private final List<String> notes = new ArrayList<>();
  private @Nullable String name;

  public void is(String known) {
    name = known;
  }

  public List<String> takeNotes() {
    var taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  public boolean isKnown() {
    return name != null;
  }
}
