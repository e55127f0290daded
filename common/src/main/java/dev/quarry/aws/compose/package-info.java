/**
 * How parts on S3 become one object: which are copied, which are sent, in which order. Plans only;
 * knows no AWS SDK. Imports {@code error}.
 */
@NullMarked
package dev.quarry.aws.compose;

import org.jspecify.annotations.NullMarked;
