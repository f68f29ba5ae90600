/** A mistake in the text of an SQL file, with its place: what every reader in this room throws. */

/**
 * `message` is one sentence about the text; it names no file, because the readers know only the text.
 * Whoever knows the file turns it into a diagnostic (`renderCaretFrame` draws the place).
 */
export class SqlTextError extends Error {
  override readonly name: string = 'SqlTextError';
  /** UTF-16 offset in the text that was read. */
  readonly offset: number;
  /** One line that says what to do. */
  readonly help: string;

  constructor(message: string, offset: number, help: string) {
    super(message);
    this.offset = offset;
    this.help = help;
  }
}

/** The text cannot be split into tokens: an unterminated string, comment or dollar quote, a NUL, a malformed number. */
export class SqlScanError extends SqlTextError {
  override readonly name = 'SqlScanError';
}

/** PostgreSQL's grammar refuses the text. */
export class SqlSyntaxError extends SqlTextError {
  override readonly name = 'SqlSyntaxError';
}

/** The comments that divide a migration file are missing, doubled, misspelt or out of order. */
export class MigrationFormatError extends SqlTextError {
  override readonly name = 'MigrationFormatError';
}
