package io.bedloe.it;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes Arquillian use the server of Bedloe; its service loader finds this class. */
public final class InContainerWiring implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(InContainerServer.class);
  }
}
