package dev.quarry.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StorageFaultsTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), "Cannot reach the storage: refused (check"),
        Arguments.of(new NoRouteToHostException("no way"), "Cannot reach the storage: no way"),
        Arguments.of(new SocketTimeoutException("late"), "Cannot reach the storage: late"),
        Arguments.of(new UnknownHostException("s3.nowhere"), "Cannot reach the storage: s3.now"),
        Arguments.of(
            new AccessDeniedException("/data/x"),
            "Cannot use the storage: access is denied, /data/x (allow it"),
        Arguments.of(
            new AccessControlException("not yours"),
            "Cannot use the storage: access is denied, not yours"),
        Arguments.of(new FileNotFoundException("/data/x"), "Cannot find a file: /data/x (it went"),
        Arguments.of(new NoSuchFileException("/data/x"), "Cannot find a file: /data/x"),
        Arguments.of(
            new IOException("write: No space left on device"),
            "Cannot write: write: No space left on device (make room"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysWhatTheStorageRefused(IOException refusal, String message) {
    RuntimeException failure =
        new IllegalStateException("a task failed", new UncheckedIOException(refusal));

    assertThat(StorageFaults.find(failure))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault).isInstanceOf(UserException.class).hasCause(failure);
              assertThat(fault).hasMessageStartingWith(message);
            });
  }

  @Test
  void leavesADefectADefect() {
    assertThat(StorageFaults.find(new IllegalStateException("x", new IOException("broken row"))))
        .isEmpty();
    assertThat(StorageFaults.find(new IllegalStateException("No space left on device"))).isEmpty();
    assertThat(StorageFaults.find(null)).isEmpty();
  }

  @Test
  void saysWhatS3Says() {
    IOException failure =
        new IOException(
            "getFileStatus on s3a://b/x: software.amazon.awssdk.core.exception.SdkClientException:"
                + " Too busy (Service: S3, Status Code: 503) (SDK Attempt Count: 2)\nmore");

    assertThat(StorageFaults.words(failure)).isEqualTo("getFileStatus on s3a://b/x: Too busy");
    assertThat(StorageFaults.words(new IOException("Gone (SDK Attempt Count: 2): x")))
        .isEqualTo("Gone");
    assertThat(StorageFaults.words(new IOException((String) null))).isEqualTo("IOException");
  }
}
