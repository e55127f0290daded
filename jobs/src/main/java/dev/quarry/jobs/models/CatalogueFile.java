package dev.quarry.jobs.models;

import dev.quarry.error.UserException;
import dev.quarry.model.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The built-in catalogue with a user's file over it. */
public final class CatalogueFile {
  private CatalogueFile() {}

  /**
   * Returns the catalogue of a run.
   *
   * @param overlay the user's file; empty for none
   * @throws UserException when the file cannot be read or used
   */
  public static Catalogue load(String overlay) {
    if (overlay.isBlank()) {
      return Catalogue.builtIn();
    }
    try {
      String yaml = Files.readString(Path.of(overlay), StandardCharsets.UTF_8);
      return Catalogue.builtIn().overlay(yaml, overlay);
    } catch (NoSuchFileException e) {
      throw new UserException("Cannot read catalogue " + overlay + ": there is no such file", e);
    } catch (IOException e) {
      throw new UserException("Cannot read catalogue " + overlay + ": " + e.getMessage(), e);
    }
  }
}
