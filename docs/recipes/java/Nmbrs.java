import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.rules.ExternalResource;

/** An environment of the mock for each test: a login to use, and the calls that were made. */
public final class Nmbrs extends ExternalResource {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static String mock;

  public String address;
  public String username;
  public String token;
  public String domain;

  @Override
  protected void before() throws Exception {
    if (mock == null) mock = start();
    String made = ask(mock + "/_mock/environments", "{}");
    address = mock;
    username = field(made, "username");
    token = field(made, "token");
    domain = field(made, "domain");
  }

  /** Fails with the mock's verdict unless the operation was called once, with these arguments, given as JSON. */
  public void assertCalled(String operation, String arguments) throws Exception {
    String verdict =
        ask(
            control() + "/verify",
            "{\"operation\": \"%s\", \"with\": %s, \"times\": 1}".formatted(operation, arguments));
    assertTrue(field(verdict, "message"), verdict.contains("\"holds\":true"));
  }

  /** Fails with what the real service would have swallowed without a word. */
  public void assertClean() throws Exception {
    assertEquals("[]", ask(control() + "/violations", null));
  }

  private String control() {
    return mock + "/_mock/environments/" + domain;
  }

  /** The address of the mock: the one NMBRS_MOCK_URL names, or one that runs as long as the tests. */
  private static String start() throws IOException {
    String running = System.getenv("NMBRS_MOCK_URL");
    if (running != null) return running;
    Process process = new ProcessBuilder("nmbrs-mock", "--port", "0").redirectError(Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader output = process.inputReader();
    String line = output.readLine(); // nmbrs-mock listens on http://127.0.0.1:40123
    // A program whose output nobody reads stops once the pipe is full.
    CompletableFuture.runAsync(() -> output.lines().forEach(read -> {}));
    return line.substring(line.indexOf("http"));
  }

  /** What the control API answers; a body is posted. */
  private static String ask(String address, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (body != null) request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    return HTTP.send(request.build(), BodyHandlers.ofString()).body();
  }

  /** The first text of this name in some JSON: all that is needed here of a JSON library. */
  private static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
    if (!found.find()) throw new AssertionError("no " + name + " in " + json);
    return found.group(1).translateEscapes();
  }
}
