package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.aws.compose.S3Part;
import dev.quarry.error.UserException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("s3")
class S3ServerTest {
  private static final S3Location FOLDER = new S3Location("sets", "parts");

  @Test
  void servesUntilItIsClosed() {
    S3Folder folder;
    try (S3Server server = S3Server.start()) {
      server.createBucket("sets");
      server.put(FOLDER.child("part-0"), new byte[3]);
      folder = new S3Folder(server.settings(), FOLDER, null);
      assertThat(folder.parts()).containsExactly(new S3Part("parts/part-0", 3));
      assertThat(server.read(FOLDER.child("part-0"))).containsExactly(0, 0, 0);
    }
    assertThatThrownBy(folder::parts)
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot list s3://sets/parts: S3 cannot be reached, ");
  }

  @Test
  void letsOnlyItsOwnCredentialsIn() {
    S3ClientSettings own = S3Server.shared().settings();
    StaticCredentials strangers = new StaticCredentials("stranger", "strangers-secret", null);
    S3ClientSettings other =
        new S3ClientSettings(own.region(), own.endpoint(), own.pathStyle(), strangers);
    assertThatThrownBy(() -> new S3Folder(other, FOLDER, null).parts())
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot list s3://sets/parts: S3 does not know the credentials")
        .hasMessageNotContaining("strangers-secret");
  }
}
