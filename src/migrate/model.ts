/** The types of the migrations' public door. */
import type { MigrationParts } from '../sql/index.js';

/** A migration that is not a file: its name (`0007_add_index`) and the whole text of what would be the file. */
export interface MigrationSource {
  readonly name: string;
  readonly sql: string;
}

/** Anything with the `query` of a `pg` Client or PoolClient, a `pg` Pool, or a PGlite. */
export interface MigrationClient {
  query(text: string): Promise<{ rows: unknown[] }>;
}

export interface MigrationTarget {
  /** A folder of `<number>_<name>.sql` files, or the migrations themselves. */
  readonly migrations: string | readonly MigrationSource[];
  /** Connection URL. Use a direct one: a pooler in transaction mode loses the lock. */
  readonly databaseUrl?: string | undefined;
  /** Instead of a URL: a connected client, a pool, or PGlite. It stays open. */
  readonly client?: MigrationClient | undefined;
  /** Name of the table of applied migrations. Default `pgmigrations`, as node-pg-migrate's. */
  readonly table?: string | undefined;
  /** Schema that the migrations run in and that holds the table; made if missing. Default `public`. */
  readonly schema?: string | undefined;
}

export interface MigrateOptions extends MigrationTarget {
  /** How many migrations to run. Default: all for up, 1 for down. */
  readonly count?: number | undefined;
  /**
   * Milliseconds that a statement of a transactional migration waits for a lock before the whole
   * migration is rolled back and tried again. Default 3000; 0 waits for ever.
   */
  readonly lockTimeoutMs?: number | undefined;
  /** How often a migration is tried again after a lock timeout or a deadlock. Default 8. */
  readonly retries?: number | undefined;
  /** Milliseconds to wait for another migrator to finish. Default 120000. */
  readonly waitMs?: number | undefined;
  /** Called as things happen; what it throws is the caller's. */
  readonly onEvent?: ((event: MigrationEvent) => void) | undefined;
  /** Stops before the next migration, or while waiting for another migrator. */
  readonly signal?: AbortSignal | undefined;
}

export type MigrationDirection = 'up' | 'down';

export type MigrationEvent =
  /** Another session holds the lock; told once a second. */
  | { readonly kind: 'waiting'; readonly waitedMs: number; readonly holder: LockHolder | null }
  | {
      readonly kind: 'started';
      readonly direction: MigrationDirection;
      readonly name: string;
      readonly index: number;
      readonly total: number;
    }
  | { readonly kind: 'finished'; readonly direction: MigrationDirection; readonly name: string; readonly ms: number }
  | {
      readonly kind: 'retry';
      readonly name: string;
      readonly attempt: number;
      readonly afterMs: number;
      readonly reason: string;
    }
  /** The file of an applied migration no longer says what was applied. */
  | { readonly kind: 'edited'; readonly names: readonly string[] }
  /** The database has later migrations that this code does not know. */
  | { readonly kind: 'ahead'; readonly names: readonly string[] };

export interface LockHolder {
  readonly pid: number;
  readonly application: string;
}

export interface RanMigration {
  readonly name: string;
  readonly ms: number;
}

export interface MigrateResult {
  /** In the order in which they ran; empty when there was nothing to do. */
  readonly ran: readonly RanMigration[];
  /** Later migrations in the database that this code does not know. */
  readonly ahead: readonly string[];
}

/** Whether a file still says what was applied; `unknown` where another tool applied it. */
export type MigrationEdit = 'none' | 'cosmetic' | 'changed' | 'unknown';

export interface MigrationState {
  readonly name: string;
  /** `missing`: applied, but there is no such file. */
  readonly state: 'applied' | 'pending' | 'missing';
  readonly appliedAt: Date | null;
  readonly edit: MigrationEdit;
  /** Whether it has a down part; null without a file. */
  readonly reversible: boolean | null;
}

export interface MigrationStatus {
  readonly migrations: readonly MigrationState[];
  readonly pending: readonly string[];
  readonly upToDate: boolean;
}

/** One statement, with its way back to the file. */
export interface MigrationStatement {
  /** Ends with a semicolon. */
  readonly sql: string;
  /** UTF-16 offset of the statement in the file. */
  readonly offset: number;
}

/** A migration that was read and found sound. */
export interface Migration {
  readonly name: string;
  /** What messages show. */
  readonly path: string;
  readonly text: string;
  readonly parts: MigrationParts;
  readonly up: readonly MigrationStatement[];
  readonly down: readonly MigrationStatement[] | null;
}
