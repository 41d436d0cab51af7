package io.bedloe.fakes;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** The implementations of a port that a test gives. */
public final class FakeInstance<T> implements Instance<T> {

  private final List<T> beans;

  private FakeInstance(List<T> beans) {
    this.beans = beans;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // List.of copies the array
  public static <T> FakeInstance<T> of(T... beans) {
    return new FakeInstance<>(List.of(beans));
  }

  @Override
  public Iterator<T> iterator() {
    return beans.iterator();
  }

  @Override
  public T get() {
    return beans.get(0);
  }

  @Override
  public boolean isUnsatisfied() {
    return beans.isEmpty();
  }

  @Override
  public boolean isAmbiguous() {
    return beans.size() > 1;
  }

  @Override
  public void destroy(T bean) {
    // Nothing holds it
  }

  @Override
  public Instance<T> select(Annotation... qualifiers) {
    throw unsupported();
  }

  @Override
  public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw unsupported();
  }

  @Override
  public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw unsupported();
  }

  @Override
  public Handle<T> getHandle() {
    throw unsupported();
  }

  @Override
  public Iterable<? extends Handle<T>> handles() {
    throw unsupported();
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("a fake has neither qualifiers nor handles");
  }
}
