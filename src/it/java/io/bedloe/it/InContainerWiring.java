package io.bedloe.it;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes Arquillian use our server; found by its service loader. */
public final class InContainerWiring implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(InContainerServer.class);
  }
}
