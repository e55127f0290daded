/** The only package that imports the AWS SDK. Imports {@code aws.compose} and {@code error}. */
@NullMarked
package dev.quarry.aws;

import org.jspecify.annotations.NullMarked;
