package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.aws.compose.ComposePlan;
import dev.quarry.aws.compose.ComposeStep;
import dev.quarry.aws.compose.S3Part;
import dev.quarry.aws.compose.S3Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;

@Tag("s3")
class ObjectRequestsTest {
  private static final S3Server SERVER = S3Server.shared();
  private static final S3Location FOLDER = new S3Location("requests", "set");
  private static final S3Location DESTINATION = FOLDER.child("train.jsonl");
  private static final String OWNER = "111122223333";
  private static final String MD5_OF_FIVE_ZEROS = "ypxJGsZrLGJQCILpPzcZqA==";
  private static final S3ObjectSettings EVERYTHING =
      S3ObjectSettings.DEFAULT
          .withEncryption(S3Encryption.SSE_KMS, "alias/sets")
          .withAcl(S3Acl.BUCKET_OWNER_FULL_CONTROL)
          .withExpectedBucketOwner(OWNER);

  private static final Pattern UNKNOWN_TO_SERVER =
      Pattern.compile("x-amz-(server-side-encryption.*|acl|.*expected-bucket-owner)");

  private final List<SdkHttpRequest> sent = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void makeTheBucket() {
    SERVER.createBucket("requests");
    SERVER.put(FOLDER.child("part-0"), new byte[6 << 20]);
    SERVER.put(FOLDER.child("part-1"), new byte[2]);
    SERVER.put(FOLDER.child("part-2"), new byte[3]);
  }

  @Test
  void carryNothingThatWasNotAskedFor() {
    try (S3Client s3 = client()) {
      s3.putObject(ObjectRequests.put(DESTINATION, S3ObjectSettings.DEFAULT), RequestBody.empty());
      s3.createMultipartUpload(ObjectRequests.begin(DESTINATION, S3ObjectSettings.DEFAULT));
    }
    assertThat(sent)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(header(request, "Content-Type")).isEqualTo("application/jsonl");
              assertThat(request.headers().keySet())
                  .noneMatch(name -> name.startsWith("x-amz-server-side-encryption"))
                  .doesNotContain("x-amz-acl", "x-amz-expected-bucket-owner");
            });
  }

  @Test
  void carryTheKeyAndTheAcl() {
    try (S3Client s3 = client()) {
      s3.putObject(ObjectRequests.put(DESTINATION, EVERYTHING), RequestBody.empty());
      s3.createMultipartUpload(ObjectRequests.begin(DESTINATION, EVERYTHING));
    }
    assertThat(sent)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(header(request, "x-amz-server-side-encryption")).isEqualTo("aws:kms");
              assertThat(header(request, "x-amz-server-side-encryption-aws-kms-key-id"))
                  .isEqualTo("alias/sets");
              assertThat(header(request, "x-amz-acl")).isEqualTo("bucket-owner-full-control");
            });
  }

  @Test
  void askForTheKeysOfS3() {
    S3ObjectSettings managed = S3ObjectSettings.DEFAULT.withEncryption(S3Encryption.SSE_S3, null);
    try (S3Client s3 = client()) {
      s3.createMultipartUpload(ObjectRequests.begin(DESTINATION, managed));
    }
    assertThat(header(sent.get(0), "x-amz-server-side-encryption")).isEqualTo("AES256");
  }

  @Test
  void nameTheExpectedOwnerEveryTime() {
    ComposePlan plan =
        ComposePlan.of(
            List.of(
                new S3Part("set/part-0", 6 << 20),
                new S3Part("set/part-1", 2),
                new S3Part("set/part-2", 3)));
    try (S3Client s3 = client()) {
      upload(s3, plan);
      s3.abortMultipartUpload(ObjectRequests.abort(begin(s3)));
    }
    // Begin, copy, two reads, upload, list, complete, begin, abort.
    assertThat(sent)
        .hasSize(9)
        .allSatisfy(
            request -> assertThat(header(request, "x-amz-expected-bucket-owner")).isEqualTo(OWNER));
    assertThat(header(sent.get(1), "x-amz-source-expected-bucket-owner")).isEqualTo(OWNER);
    assertThat(header(sent.get(4), "Content-MD5")).isEqualTo(MD5_OF_FIVE_ZEROS);
  }

  @Test
  void copyWithARangeOnlyWhereItIsNotTheWhole() {
    S3Part part = new S3Part("set/part-0", 6 << 20);
    try (S3Client s3 = client()) {
      StepRun run = new StepRun(s3, begin(s3));
      run.run(new ComposeStep(1, List.of(new S3Range(part, 0, 6 << 20))));
      run.run(new ComposeStep(2, List.of(new S3Range(part, 5, 5 << 20))));
    }
    assertThat(header(sent.get(1), "x-amz-copy-source-range")).isEmpty();
    assertThat(header(sent.get(2), "x-amz-copy-source-range")).isEqualTo("bytes=5-5242884");
  }

  private static void upload(S3Client s3, ComposePlan plan) {
    S3Upload upload = begin(s3);
    plan.steps().forEach(new StepRun(s3, upload)::run);
    UploadedParts parts = UploadedParts.list(s3, upload);
    parts.requireSameAs(plan);
    s3.completeMultipartUpload(ObjectRequests.complete(upload, parts));
  }

  private static S3Upload begin(S3Client s3) {
    String id = s3.createMultipartUpload(ObjectRequests.begin(DESTINATION, EVERYTHING)).uploadId();
    return new S3Upload(SERVER.settings(), DESTINATION, EVERYTHING, id);
  }

  private S3Client client() {
    return S3Clients.builder(SERVER.settings())
        .overrideConfiguration(settings -> settings.addExecutionInterceptor(new Recorder()))
        .build();
  }

  private static String header(SdkHttpRequest request, String name) {
    return request.firstMatchingHeader(name).orElse("");
  }

  /** Notes every request, and takes off the headers that the server of the tests does not know. */
  private final class Recorder implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      SdkHttpRequest request = context.httpRequest();
      sent.add(request);
      return request.toBuilder()
          .headers(
              request.headers().entrySet().stream()
                  .filter(header -> !UNKNOWN_TO_SERVER.matcher(header.getKey()).matches())
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
          .build();
    }
  }
}
