package io.bedloe.platform.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to providers: without redirects, so that only configured addresses and those of
 * the discovery document are called, and with limits of the time and the size of a response.
 */
@ApplicationScoped
public class IssuerHttp implements HTTPRequestSender {

  /** The time limit for the whole response; a provider on another continent needs a tenth of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Discovery documents and key sets of large providers have 1 to 10 KB. */
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** Returns the body of a response with status 200. */
  String get(URI address) throws NotReached {
    var answer = answer(HttpRequest.newBuilder(address).header("Accept", "application/json"));
    if (answer.statusCode() != 200) {
      throw new NotReached("the provider returned status %d".formatted(answer.statusCode()));
    }
    return text(answer);
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws NotReached {
    var builder =
        HttpRequest.newBuilder(request.getURI())
            .method(
                request.getMethod().name(),
                HttpRequest.BodyPublishers.ofString(
                    request.getBody() == null ? "" : request.getBody()));
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    var answer = answer(builder);
    var response = new HTTPResponse(answer.statusCode());
    try {
      var type = answer.headers().firstValue("Content-Type");
      if (type.isPresent()) {
        response.setContentType(type.get());
      }
    } catch (ParseException noType) {
      throw new NotReached("the response has no media type");
    }
    response.setBody(text(answer));
    return response;
  }

  private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws NotReached {
    var asked = client.sendAsync(request.timeout(PATIENCE).build(), head -> new Bounded());
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      asked.cancel(true);
      throw new NotReached(
          "the provider did not respond within %d s".formatted(PATIENCE.toSeconds()));
    } catch (ExecutionException failure) {
      throw reason(failure.getCause());
    } catch (InterruptedException stopping) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new NotReached("the server is stopping");
    }
  }

  private static NotReached reason(@Nullable Throwable failure) {
    if (failure instanceof NotReached known) {
      return known;
    }
    return new NotReached(
        failure instanceof ConnectException
            ? "no connection is available"
            : "the connection failed");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Reads a body up to a maximum number of bytes. */
  private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (var part : parts) {
        if (bytes.size() + part.remaining() > MOST_BYTES) {
          if (subscription != null) {
            subscription.cancel();
          }
          whole.completeExceptionally(new NotReached("the response exceeds the size limit"));
          return;
        }
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
      }
    }

    @Override
    public void onError(Throwable failure) {
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      whole.complete(bytes.toByteArray());
    }
  }
}
