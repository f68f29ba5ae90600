/** A mistake of the user that the command line itself finds: one sentence, and one line that says what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly help: string;

  constructor(message: string, help: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.help = help;
  }
}
