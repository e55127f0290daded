package dev.quarry.jobs;

import dev.quarry.error.ExitCode;

/**
 * One command of the launcher. An implementation is a picocli command; its class holds options and
 * wiring only. Made anew for each call, used by one thread.
 */
public interface Job {

  /**
   * Does the work.
   *
   * @throws dev.quarry.error.UserException when the user's config or input cannot be used
   */
  ExitCode run() throws Exception;
}
