package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.Broker;
import io.bedloe.it.Certificate;
import io.bedloe.it.IntegrationTest;
import io.bedloe.platform.jobs.JobFixture.Task;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that workers are woken by a real ActiveMQ Artemis. No sweep runs in these tests, so that
 * only a message can wake a worker.
 */
@IntegrationTest
class WakeUpsIT {

  private final JobFixture jobs = new JobFixture();
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<WakeUps> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(WakeUps::stop);
    threads.shutdownNow();
    jobs.deleteJobs();
  }

  @Test
  void aJobOfAServerWithoutWorkersIsRunByTheOtherOne() throws Exception {
    try (var broker = Broker.open();
        var pools = jobs.pools((run, value) -> ran.add(Integer.toString(value)))) {
      start(broker, pools.start(1));
      var sender = start(broker, pools.create("without workers"));
      send(sender, pools, 1);
      awaitRan("1");
    }
  }

  @Test
  void messagesStayForTheOtherServerWhileAllWorkersAreBusy() throws Exception {
    var end = new CountDownLatch(1);
    try (var broker = Broker.open();
        var pools =
            jobs.pools(
                (run, value) -> {
                  ran.add(value + " begins");
                  if (value == 1) {
                    assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
                  }
                })) {
      start(broker, pools.start(1));
      var sender = start(broker, pools.create("without workers"));
      send(sender, pools, 0);
      awaitRan("0 begins");
      send(sender, pools, 1);
      awaitRan("1 begins");

      start(broker, pools.start(1));
      for (int i = 2; i <= 20; i++) {
        send(sender, pools, i);
        awaitRan(i + " begins");
      }
      end.countDown();
      jobs.awaitAll(JobState.SUCCEEDED, 21);
    }
  }

  @Test
  void afterTheBrokerIsBackItWakesWorkersAgainAndNothingIsLost() throws Exception {
    try (var broker = Broker.open();
        var pools = jobs.pools((run, value) -> ran.add(Integer.toString(value)))) {
      var worker = pools.start(1);
      start(broker, worker);
      var sender = start(broker, pools.create("without workers"));
      send(sender, pools, 1);
      awaitRan("1");

      broker.stop();
      send(sender, pools, 2);
      assertThat(ran).containsExactly("1");
      worker.wakeAll();
      awaitRan("2");

      broker.start();
      var third = enqueue(pools, 3);
      await("a message is sent and received")
          .until(
              () -> {
                sender.send(Lane.STANDARD, List.of(third));
                return ran.contains("3");
              });
      assertThat(ran).containsExactly("1", "2", "3");
    }
  }

  @Test
  void foreignMessagesUnknownIdsAndDuplicatesDoNoHarm() throws Exception {
    try (var broker = Broker.open();
        var pools = jobs.pools((run, value) -> ran.add(Integer.toString(value)))) {
      start(broker, pools.start(2));
      var sender = start(broker, pools.create("without workers"));
      sendForeignMessages(broker);
      var job = enqueue(pools, 1);
      for (int i = 0; i < 5_000; i++) {
        sender.send(Lane.STANDARD, List.of(job, new JobId(UUID.randomUUID())));
      }
      awaitRan("1");
      var last = enqueue(pools, 2);
      await("the job behind the flood runs")
          .until(
              () -> {
                sender.send(Lane.STANDARD, List.of(last));
                return ran.contains("2");
              });
    }
    assertThat(ran).containsExactly("1", "2");
    assertThat(jobs.errors()).isEmpty();
  }

  private static void sendForeignMessages(Broker broker) throws JMSException {
    var opened = Artemis.open(BrokerAddress.listOf(broker.url()), null, null);
    try (var connection = opened.connection();
        var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        var producer = session.createProducer(WakeUpQueue.of(session, Lane.STANDARD))) {
      producer.send(session.createTextMessage("no id of a job"));
      producer.send(session.createTextMessage("x".repeat(5_000_000)));
      producer.send(session.createTextMessage("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"));
      producer.send(session.createTextMessage(null));
      producer.send(session.createMessage());
      producer.send(session.createMapMessage());
      producer.send(session.createObjectMessage(new ArrayList<>(List.of("an object"))));
      var bytes = session.createBytesMessage();
      bytes.writeBytes(new byte[] {0, 1, 2});
      producer.send(bytes);
    } finally {
      opened.close().run();
    }
  }

  @Test
  void aBrokerWhoseCertificateIsNotTrustedIsRefused(@TempDir Path files) throws Exception {
    var certificate = Certificate.create(files, "unknown");
    try (var broker = Broker.withTls(certificate.file(), Certificate.PASSWORD);
        var link = link(broker, Broker.USER, Broker.PASSWORD)) {
      assertThat(link.connection()).isEmpty();
      assertThat(link.isUsable()).isFalse();
    }
  }

  private WakeUps start(Broker broker, WorkerPool pool) {
    var wakeUps = WakeUps.start(link(broker, null, null), pool.lanes(), threads);
    started.add(wakeUps);
    return wakeUps;
  }

  private static BrokerLink link(Broker broker, @Nullable String user, @Nullable String password) {
    var addresses = BrokerAddress.listOf(broker.url());
    return new BrokerLink(
        broker.url(), () -> Artemis.open(addresses, user, password), System::nanoTime);
  }

  private void send(WakeUps sender, JobPools pools, int value) {
    sender.send(Lane.STANDARD, List.of(enqueue(pools, value)));
  }

  private JobId enqueue(JobPools pools, int value) {
    return pools.jobs().enqueue(jobs.type(), new Task(value));
  }

  private void awaitRan(String job) {
    await(job + " has run").until(() -> ran.contains(job));
  }
}
