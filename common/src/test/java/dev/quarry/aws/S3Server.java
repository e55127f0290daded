package dev.quarry.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An S3-compatible server for tests: s3proxy over a temporary folder, on an unused port of
 * loopback, in a process of its own. Its class path is resolved by the build of {@code common}.
 */
public final class S3Server implements AutoCloseable {
  private static final StaticCredentials CREDENTIALS =
      new StaticCredentials("local-identity", "local-credential", null);
  private static final Pattern STARTED =
      Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");
  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%msg%n</pattern></encoder>
        </appender>
        <logger name="org.gaul.shaded.org.eclipse.jetty.server.AbstractConnector" level="INFO"/>
        <root level="WARN"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts a server without buckets, and returns when it answers. */
  public static S3Server start() {
    try {
      Path folder = Files.createTempDirectory("quarry-s3-");
      Process process =
          new ProcessBuilder(command(prepare(folder), folder)).redirectErrorStream(true).start();
      return new S3Server(process, awaitStart(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the one server of this JVM; it ends with the JVM. */
  public static S3Server shared() {
    return Shared.SERVER;
  }

  /** Returns where the server listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** Returns the only credentials that it lets in. */
  public StaticCredentials credentials() {
    return CREDENTIALS;
  }

  /** Returns how Quarry's own client reaches it. */
  public S3ClientSettings settings() {
    return new S3ClientSettings("us-east-1", endpoint, true, CREDENTIALS);
  }

  /** Returns the entries of a Hadoop configuration by which S3A reaches it. */
  public Map<String, String> hadoopConfiguration() {
    Map<String, String> entries = new TreeMap<>();
    entries.put("fs.s3a.endpoint", endpoint.toString());
    entries.put("fs.s3a.endpoint.region", "us-east-1");
    entries.put("fs.s3a.path.style.access", "true");
    entries.put("fs.s3a.connection.ssl.enabled", "false");
    entries.put("fs.s3a.access.key", CREDENTIALS.accessKey());
    entries.put("fs.s3a.secret.key", CREDENTIALS.secretKey());
    return entries;
  }

  /** Makes a bucket; names have at least three characters. */
  public void createBucket(String bucket) {
    try (S3Client s3 = S3Clients.open(settings())) {
      s3.createBucket(request -> request.bucket(bucket));
    }
  }

  /** Writes an object. */
  public void put(S3Location location, byte[] bytes) {
    try (S3Client s3 = S3Clients.open(settings())) {
      s3.putObject(
          request -> request.bucket(location.bucket()).key(location.key()),
          RequestBody.fromBytes(bytes));
    }
  }

  /** Returns the bytes of an object. */
  public byte[] read(S3Location location) {
    try (S3Client s3 = S3Clients.open(settings())) {
      return s3.getObjectAsBytes(request -> request.bucket(location.bucket()).key(location.key()))
          .asByteArray();
    }
  }

  /** Returns the keys of a bucket, in order. */
  public List<String> keys(String bucket) {
    try (S3Client s3 = S3Clients.open(settings())) {
      return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }

  /** Returns the keys of the multipart uploads of a bucket that nobody completed or aborted. */
  public List<String> unfinishedUploads(String bucket) {
    try (S3Client s3 = S3Clients.open(settings())) {
      return s3.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
          .map(MultipartUpload::key)
          .toList();
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Path prepare(Path folder) throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("logback.xml"), LOGGING);
    Files.writeString(
        folder.resolve("server.properties"),
        """
        s3proxy.endpoint=http://127.0.0.1:0
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.identity=unused
        jclouds.credential=unused
        jclouds.filesystem.basedir=%s
        """
            .formatted(CREDENTIALS.accessKey(), CREDENTIALS.secretKey(), data));
    return folder.resolve("logback.xml");
  }

  private static List<String> command(Path logging, Path folder) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dlogback.configurationFile=" + logging,
        "-cp",
        classPath(),
        S3ServerProcess.class.getName(),
        folder.toString());
  }

  private static String classPath() throws IOException {
    try (InputStream file = S3Server.class.getResourceAsStream("s3proxy.classpath")) {
      if (file == null) {
        throw new IllegalStateException(
            "Missing s3proxy.classpath: Maven writes it in generate-test-resources of common");
      }
      List<String> jars = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      Path here =
          Path.of(
              S3ServerProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return String.join(java.io.File.pathSeparator, jars) + java.io.File.pathSeparator + here;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI awaitStart(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        drain(output);
        return URI.create("http://127.0.0.1:" + started.group(1));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("The S3 server did not start:\n" + said);
  }

  /** A full pipe would stop the server. */
  private static void drain(BufferedReader output) {
    Thread reader =
        new Thread(
            () -> {
              try (output) {
                while (output.readLine() != null) {}
              } catch (IOException ended) {
                // The process is gone.
              }
            },
            "s3-server-output");
    reader.setDaemon(true);
    reader.start();
  }

  private static final class Shared {
    static final S3Server SERVER = start();
  }
}
