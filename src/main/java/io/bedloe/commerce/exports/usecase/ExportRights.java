package io.bedloe.commerce.exports.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Refuses exports of what the caller may not read, at each step of an export. */
@Dependent
class ExportRights {

  private final ExportedLists lists;
  private final Guard guard;

  @Inject
  ExportRights(ExportedLists lists, Guard guard) {
    this.lists = lists;
    this.guard = guard;
  }

  void mustAllow(String resource, Map<String, String> parameters, Caller caller) {
    guard.mustAllow(caller, Permission.EXPORTS_RUN);
    var report = lists.report(resource);
    if (report.isPresent()) {
      report.get().mustAllow(parameters, caller);
    } else {
      guard.mustAllow(caller, lists.get(resource).permission());
    }
  }
}
