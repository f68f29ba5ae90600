/** Where the command line speaks: results go to the standard output, everything about mistakes to the error output. */
export interface Terminal {
  /** Prints to the standard output and ends the line. */
  out(text: string): void;
  /** Prints to the standard output; whatever comes next on either output first ends the line. */
  begin(text: string): void;
  /** Prints to the error output and ends the line. */
  err(text: string): void;
  /** Columns to wrap at; null where the output is no screen. */
  readonly width: number | null;
}

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function createTerminal(stdout: Stream, stderr: Stream): Terminal {
  let isOpen = false;
  const endLine = (): void => {
    if (isOpen) stdout.write('\n');
    isOpen = false;
  };
  return {
    out(text) {
      stdout.write(`${text}\n`);
      isOpen = false;
    },
    begin(text) {
      endLine();
      stdout.write(text);
      isOpen = true;
    },
    err(text) {
      endLine();
      stderr.write(`${text}\n`);
    },
    width: stdout.isTTY === true ? Math.max(stdout.columns ?? 80, 60) : null,
  };
}
