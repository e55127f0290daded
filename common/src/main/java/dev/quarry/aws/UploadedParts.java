package dev.quarry.aws;

import dev.quarry.aws.compose.ComposePlan;
import dev.quarry.aws.compose.ComposeStep;
import dev.quarry.error.UserException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.Part;

/** The parts that S3 holds for an upload, in the order of their numbers. */
record UploadedParts(S3Location destination, List<Part> parts) {
  static UploadedParts list(S3Client s3, S3Upload upload) {
    ListPartsRequest request =
        ListPartsRequest.builder()
            .bucket(upload.destination().bucket())
            .key(upload.destination().key())
            .expectedBucketOwner(upload.object().expectedBucketOwner())
            .uploadId(upload.uploadId())
            .build();
    List<Part> parts = new ArrayList<>();
    s3.listPartsPaginator(request).parts().forEach(parts::add);

    return new UploadedParts(upload.destination(), parts);
  }

  /** Refuses parts other than the planned ones: another writer had its hands in the upload. */
  void requireSameAs(ComposePlan plan) {
    if (parts.size() != plan.steps().size()) {
      throw unlike("%,d parts instead of %,d".formatted(parts.size(), plan.steps().size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      ComposeStep step = plan.steps().get(i);
      Part part = parts.get(i);
      if (part.partNumber() != step.number() || part.size() != step.bytes()) {
        throw unlike(
            "part %,d of %,d bytes instead of part %,d of %,d bytes"
                .formatted(part.partNumber(), part.size(), step.number(), step.bytes()));
      }
    }
  }

  CompletedMultipartUpload completed() {
    List<CompletedPart> completed = new ArrayList<>(parts.size());
    for (Part part : parts) {
      completed.add(
          CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build());
    }

    return CompletedMultipartUpload.builder().parts(completed).build();
  }

  private UserException unlike(String difference) {
    return new UserException(
        "Cannot write "
            + destination.toUri()
            + ": S3 holds "
            + difference
            + "; run again, with one run at a time for one output");
  }
}
