/** What a query function accepts as `db`: the smallest shapes of the clients that rowtype knows. */
import type { Transaction } from './transaction/transaction.js';

/** One prepared statement as it is handed to `pg`. */
export interface PgStatement {
  readonly name: string;
  readonly text: string;
  readonly values: (string | null)[];
  readonly rowMode: 'array';
  readonly types: { readonly getTypeParser: () => (text: string) => string };
}

/** What rowtype reads of a result of `pg`. */
export interface PgResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly fields: readonly { readonly name: string; readonly format?: string }[];
  readonly rowCount: number | null;
  readonly command: string;
}

/**
 * A `pg` Client, PoolClient or Pool, or anything whose `query` answers like theirs.
 * A pool is told from a client by its `totalCount`.
 */
export interface PgQueryable {
  query(statement: PgStatement): Promise<PgResult>;
}

/** How rowtype calls PGlite: every parameter is sent and every value comes back as PostgreSQL's text. */
export interface PgliteQueryOptions {
  readonly rowMode: 'array';
  readonly parsers: Record<number, (text: string) => string>;
  readonly serializers: Record<number, (text: string) => string>;
}

/** What rowtype reads of a result of PGlite. */
export interface PgliteResult {
  readonly rows: readonly unknown[];
  readonly fields: readonly { readonly name: string }[];
  readonly affectedRows?: number;
  readonly rowCount?: number;
  readonly command?: string;
}

/** A PGlite database or a transaction of PGlite's own. */
export interface PgliteQueryable {
  query(sql: string, params?: (string | null)[], options?: PgliteQueryOptions): Promise<PgliteResult>;
  exec(sql: string): Promise<readonly PgliteResult[]>;
}

/**
 * The first argument of every query function: a `pg` Pool, Client or PoolClient, a PGlite database or transaction, or
 * a {@link Transaction} of rowtype.
 */
export type Queryable = PgQueryable | PgliteQueryable | Transaction;
