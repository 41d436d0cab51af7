package io.bedloe.messaging.notifications.usecase;

import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.data.MailCounts;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.mail.FakeLanguages;
import io.bedloe.platform.mail.FakeMailQueue;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.ResourceEvents;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** E-mails of notifications that a fake queue takes. */
record MailFixture(FakeMailQueue queue, MailNotifications notifications) {

  static MailFixture withoutServer(FakeSql sql, Clock clock) {
    var fixture = of(sql, clock, Map.of());
    fixture.queue().removeServer();
    return fixture;
  }

  static MailFixture of(FakeSql sql, Clock clock, Map<String, String> texts) {
    var settings = new Settings(MapConfig.of(texts));
    var queue = new FakeMailQueue();
    return new MailFixture(
        queue,
        new MailNotifications(
            queue,
            new FakeLanguages().templates(settings),
            new MailCounts(sql),
            settings,
            clock,
            FakeInstance.<ResourceEvents>of(new NamedOrders())));
  }

  /** Orders that all have the same number. */
  private static final class NamedOrders implements ResourceEvents {

    @Override
    public List<EventType> types() {
      return List.of();
    }

    @Override
    public String path() {
      return "orders";
    }

    @Override
    public Permission permission() {
      return Permission.ORDERS_READ;
    }

    @Override
    public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
      return resources;
    }

    @Override
    public Map<ResourceId, String> namesOf(Set<ResourceId> resources) {
      var names = new HashMap<ResourceId, String>();
      resources.forEach(resource -> names.put(resource, "SO-7"));
      return names;
    }
  }
}
