/** What the files that run one migration tell each other. */
import type { Ledger } from './ledger.js';
import type { MigrateOptions, MigrationDirection, MigrationStatement } from './model.js';
import type { Session } from './session.js';

export interface MigrationRun {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly options: MigrateOptions;
  readonly direction: MigrationDirection;
  /** Names that this run has finished already. */
  readonly done: readonly string[];
}

/** How far one attempt has come. */
export interface Progress {
  running: MigrationStatement | null;
  /** Statements that PostgreSQL has answered. */
  finished: number;
  committing: boolean;
  /** What the database answered last, if that was an error. */
  error: Error | null;
}
