package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.aws.compose.ComposePlan;
import dev.quarry.aws.compose.S3Part;
import dev.quarry.error.UserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

@Tag("s3")
class S3ComposeTest {
  private static final S3Server SERVER = S3Server.shared();

  @BeforeAll
  static void makeTheBucket() {
    SERVER.createBucket("composed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "5242880",
        "5242881 1",
        "1 5242881",
        "7340032 1 2 0 6291456 3145728 1048576 12582912 7",
        "1 2 3 4",
      })
  void givesTheBytesOfThePartsInOrder(String sizes) throws IOException {
    S3Location folder = new S3Location("composed", "order-" + sizes.replace(' ', '-'));
    byte[] whole = writeParts(folder, sizes.split(" "));
    S3Location destination = folder.child("train.jsonl");
    compose(destination, S3ObjectSettings.DEFAULT, plan(folder), S3Compose::inOneThread);
    assertThat(SERVER.read(destination)).isEqualTo(whole);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void makesAnEmptyObjectOfNothing() throws IOException {
    S3Location folder = new S3Location("composed", "empty");
    writeParts(folder, "0");
    S3Location destination = folder.child("train.jsonl");
    compose(destination, S3ObjectSettings.DEFAULT, plan(folder), S3Compose::inOneThread);
    assertThat(SERVER.read(destination)).isEmpty();
  }

  @Test
  void runsStepsAnywhereInAnyOrderAndTwice() throws IOException {
    S3Location folder = new S3Location("composed", "anywhere");
    byte[] whole = writeParts(folder, "6291456", "100", "6291456", "6291456");
    S3Location destination = folder.child("train.jsonl");
    compose(
        destination,
        S3ObjectSettings.DEFAULT,
        plan(folder),
        (steps, upload) -> {
          for (int i = steps.size() - 1; i >= 0; i--) {
            travelled(upload).run(List.of(travelled(steps.get(i))).iterator());
          }
          upload.run(steps.subList(0, 1).iterator());
        });
    assertThat(SERVER.read(destination)).isEqualTo(whole);
  }

  @Test
  void leavesNothingAndKeepsWhatWasThereAfterAFailure() throws IOException {
    S3Location folder = new S3Location("composed", "failure");
    writeParts(folder, "6291456", "100");
    S3Location destination = folder.child("train.jsonl");
    SERVER.put(destination, new byte[] {42});
    assertThatThrownBy(
            () ->
                compose(
                    destination,
                    S3ObjectSettings.DEFAULT,
                    plan(folder),
                    (steps, upload) -> {
                      upload.run(steps.subList(0, 1).iterator());
                      throw S3ComposeTest.<RuntimeException>undeclared(new IOException("lost"));
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("lost");
    assertThat(unfinished()).isEmpty();
    assertThat(SERVER.read(destination)).containsExactly(42);
  }

  @Test
  void refusesAnUploadWithAMissingStep() throws IOException {
    S3Location folder = new S3Location("composed", "missing");
    writeParts(folder, "6291456", "100");
    ComposePlan plan = plan(folder);
    S3Location destination = folder.child("train.jsonl");
    assertThatThrownBy(
            () ->
                compose(
                    destination,
                    S3ObjectSettings.DEFAULT,
                    plan,
                    (steps, upload) -> upload.run(steps.subList(0, 1).iterator())))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Cannot write s3://composed/missing/train.jsonl: S3 holds 1 parts instead of 2; run"
                + " again, with one run at a time for one output");
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void refusesPartsThatChanged() throws IOException {
    S3Location folder = new S3Location("composed", "changed");
    writeParts(folder, "6291456", "100");
    ComposePlan plan = plan(folder);
    SERVER.put(folder.child("part-00001"), new byte[99]);
    assertThatThrownBy(
            () ->
                compose(
                    folder.child("train.jsonl"),
                    S3ObjectSettings.DEFAULT,
                    plan,
                    S3Compose::inOneThread))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Cannot write s3://composed/changed/train.jsonl: S3 holds part 2 of 99 bytes instead"
                + " of part 2 of 100 bytes; run again, with one run at a time for one output");
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void refusesASmallPartThatShrankWhileItWasMerged() throws IOException {
    S3Location folder = new S3Location("composed", "shrank");
    writeParts(folder, "100", "100");
    ComposePlan plan = plan(folder);
    SERVER.put(folder.child("part-00001"), new byte[99]);
    assertThatThrownBy(
            () ->
                compose(
                    folder.child("train.jsonl"),
                    S3ObjectSettings.DEFAULT,
                    plan,
                    S3Compose::inOneThread))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Cannot read s3://composed/shrank/part-00001: it changed while it was read; run again,"
                + " with one run at a time for one output");
  }

  @Test
  void namesABucketThatDoesNotExist() {
    S3Location destination = new S3Location("no-such-bucket", "train.jsonl");
    ComposePlan plan = ComposePlan.of(List.of(new S3Part("part-0", 1)));
    assertThatThrownBy(
            () -> compose(destination, S3ObjectSettings.DEFAULT, plan, S3Compose::inOneThread))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "Cannot write s3://no-such-bucket/train.jsonl: the bucket no-such-bucket does not"
                + " exist; create it, or correct its name (NoSuchBucket");
  }

  private static void compose(
      S3Location destination,
      S3ObjectSettings object,
      ComposePlan plan,
      S3Compose.StepRunner runner) {
    S3Compose.compose(SERVER.settings(), destination, object, plan, runner);
  }

  private static ComposePlan plan(S3Location folder) {
    return ComposePlan.of(new S3Folder(SERVER.settings(), folder, null).parts());
  }

  private static byte[] writeParts(S3Location folder, String... sizes) throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int i = 0; i < sizes.length; i++) {
      byte[] bytes = new byte[Integer.parseInt(sizes[i])];
      random.nextBytes(bytes);
      SERVER.put(folder.child("part-%05d".formatted(i)), bytes);
      whole.write(bytes);
    }
    return whole.toByteArray();
  }

  private static List<MultipartUpload> unfinished() {
    try (S3Client s3 = S3Clients.open(SERVER.settings())) {
      return s3.listMultipartUploads(request -> request.bucket("composed")).uploads();
    }
  }

  /** As it arrives on another machine. */
  @SuppressWarnings("unchecked")
  private static <T> T travelled(T value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Spark's Scala code throws checked exceptions where none are declared. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException undeclared(Throwable failure) throws E {
    throw (E) failure;
  }
}
