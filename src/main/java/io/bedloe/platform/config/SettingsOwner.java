package io.bedloe.platform.config;

import java.util.List;

/** A package that has settings lists them here, so that all are checked at start and documented. */
public interface SettingsOwner {

  List<Setting<?>> settings();
}
