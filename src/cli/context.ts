/** What a command knows of the world around it. */
import type { Terminal } from './terminal.js';

export interface Context {
  readonly terminal: Terminal;
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Fires when the user or the system asks the program to end. Until a command asks for it, that ends the process. */
  stopSignal(): AbortSignal;
}

/** The exit code that a command ends with. */
export const exitCodes = {
  fine: 0,
  /** Something is wrong with files, queries, settings or the database. */
  failed: 1,
  /** The command line itself cannot be understood. */
  misused: 2,
  /** Ended by a signal before the work was done. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** How a command says what it ended with. */
export type Finish = (code: ExitCode) => void;
