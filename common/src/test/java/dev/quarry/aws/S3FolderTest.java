package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.aws.compose.S3Part;
import dev.quarry.error.UserException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

@Tag("s3")
class S3FolderTest {
  private static final S3Server SERVER = S3Server.shared();

  @BeforeAll
  static void makeTheBucket() {
    SERVER.createBucket("folders");
  }

  @Test
  void listsWhatSparkWroteInTheOrderOfKeys() {
    S3Location folder = new S3Location("folders", "listed");
    for (String name : List.of("part-2", "part-10", "_SUCCESS", ".part-2.crc", "below/part-3")) {
      SERVER.put(folder.child(name), new byte[2]);
    }
    SERVER.put(new S3Location("folders", "listed-too/part-1"), new byte[2]);
    List<S3Part> parts = List.of(new S3Part("listed/part-10", 2), new S3Part("listed/part-2", 2));
    assertThat(new S3Folder(SERVER.settings(), folder, null).parts()).isEqualTo(parts);
    assertThat(new S3Folder(SERVER.settings(), folder.child(""), null).parts()).isEqualTo(parts);
  }

  @Test
  void listsMoreThanOnePage() {
    S3Location folder = new S3Location("folders", "many");
    try (S3Client s3 = S3Clients.open(SERVER.settings())) {
      IntStream.range(0, 1_001)
          .parallel()
          .forEach(
              i ->
                  s3.putObject(
                      request -> request.bucket("folders").key("many/part-" + i),
                      RequestBody.empty()));
    }
    assertThat(new S3Folder(SERVER.settings(), folder, null).parts()).hasSize(1_001);
  }

  @Test
  void abortsTheUnfinishedUploadsOfTheFolderAlone() {
    try (S3Client s3 = S3Clients.open(SERVER.settings())) {
      for (String key : List.of("runs/v1/train.jsonl", "runs/v1/a/b", "runs/v10/train.jsonl")) {
        s3.createMultipartUpload(request -> request.bucket("folders").key(key));
      }
      S3Folder folder = new S3Folder(SERVER.settings(), new S3Location("folders", "runs/v1"), null);
      assertThat(folder.abortUnfinishedUploads()).isEqualTo(2);
      assertThat(folder.abortUnfinishedUploads()).isZero();
      assertThat(s3.listMultipartUploads(request -> request.bucket("folders")).uploads())
          .extracting(MultipartUpload::key)
          .containsExactly("runs/v10/train.jsonl");
    }
  }

  @Test
  void namesABucketThatDoesNotExist() {
    S3Folder folder =
        new S3Folder(SERVER.settings(), new S3Location("no-such-bucket", "parts"), null);
    assertThatThrownBy(folder::parts)
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "Cannot list s3://no-such-bucket/parts: the bucket no-such-bucket does not exist");
    assertThatThrownBy(folder::abortUnfinishedUploads)
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "Cannot clean up s3://no-such-bucket/parts: the bucket no-such-bucket does not exist");
  }
}
