/** The two tables of a migrated database: node-pg-migrate's list, and what each entry said when it ran. */
import { MigrationError } from './errors.js';
import { editOf, migrationHash, type MigrationHash } from './migration-hash.js';
import type { Migration, MigrationEdit, MigrationTarget } from './model.js';
import type { Session } from './session.js';

export interface AppliedMigration {
  readonly name: string;
  readonly appliedAt: Date;
  readonly hash: MigrationHash | null;
}

export interface Ledger {
  readonly schema: string;
  readonly table: string;
  /** The schema that the caller named; null leaves the search path of the connection alone. */
  readonly searchPath: string | null;
  /** Quoted and with its schema. */
  readonly hashTable: string;
}

export function ledgerOf({ schema: named, table = 'pgmigrations' }: Pick<MigrationTarget, 'schema' | 'table'>): Ledger {
  const schema = named ?? 'public';
  for (const name of [schema, table]) {
    // node-pg-migrate writes both names into SQL as they are.
    if (/^[^"'\\\0]{1,50}$/.test(name)) continue;
    throw new MigrationError(
      'options',
      `"${name}" cannot name the table or its schema`,
      'Use 1 to 50 characters, no quotes.',
    );
  }
  return { schema, table, searchPath: named ?? null, hashTable: `${quoteName(schema)}.${quoteName(`${table}_hash`)}` };
}

/** Makes the schema and the table of hashes; node-pg-migrate makes its own. */
export async function prepareLedger(session: Session, ledger: Ledger): Promise<void> {
  const { rows } = await session.query(
    'SELECT to_regnamespace($1) IS NOT NULL AS schema, to_regclass($2) IS NOT NULL AS table',
    [quoteName(ledger.schema), ledger.hashTable],
  );
  // IF NOT EXISTS asks for the right to create even when there is nothing to create.
  if (rows[0]?.['schema'] !== true) await session.query(`CREATE SCHEMA IF NOT EXISTS ${quoteName(ledger.schema)}`);
  if (rows[0]?.['table'] === true) return;
  await session.query(`
    CREATE TABLE IF NOT EXISTS ${ledger.hashTable} (
      name varchar(255) PRIMARY KEY,
      meaning text,
      bytes text NOT NULL
    );
    COMMENT ON TABLE ${ledger.hashTable} IS 'What each applied migration said when it ran: SHA-256 of its parse tree and of its text'`);
}

/** In the order in which they were applied; empty for a database that was never migrated. Only reads. */
export async function readLedger(session: Session, ledger: Ledger): Promise<readonly AppliedMigration[]> {
  const list = `${quoteName(ledger.schema)}.${quoteName(ledger.table)}`;
  const { rows: found } = await session.query(
    'SELECT to_regclass($1) IS NOT NULL AS list, to_regclass($2) IS NOT NULL AS hashes',
    [list, ledger.hashTable],
  );
  if (found[0]?.['list'] !== true) return [];
  const withHashes = found[0]['hashes'] === true;
  const { rows } = await session.query(`
    SELECT m.name, (extract(epoch FROM m.run_on) * 1000)::float8 AS applied_at,
      ${withHashes ? 'h.meaning, h.bytes' : 'NULL AS meaning, NULL AS bytes'}
    FROM ${list} m ${withHashes ? `LEFT JOIN ${ledger.hashTable} h ON h.name = m.name` : ''}
    ORDER BY m.run_on, m.id`);
  return rows.map((row) => ({
    name: String(row['name']),
    appliedAt: new Date(Number(row['applied_at'])),
    hash:
      typeof row['bytes'] === 'string'
        ? { bytes: row['bytes'], meaning: typeof row['meaning'] === 'string' ? row['meaning'] : null }
        : null,
  }));
}

/** The statement that goes into the transaction of the migration. */
export function recordStatement(ledger: Ledger, migration: Migration, direction: 'up' | 'down'): string {
  const name = quoteText(migration.name);
  if (direction === 'down') return `DELETE FROM ${ledger.hashTable} WHERE name = ${name};`;
  const { meaning, bytes } = migrationHash(migration);
  return (
    `INSERT INTO ${ledger.hashTable} (name, meaning, bytes) VALUES (${name}, ${meaning === null ? 'NULL' : quoteText(meaning)}, ${quoteText(bytes)})` +
    ' ON CONFLICT (name) DO UPDATE SET meaning = excluded.meaning, bytes = excluded.bytes;'
  );
}

export function editSince(applied: AppliedMigration, migration: Migration | undefined): MigrationEdit {
  return migration === undefined || applied.hash === null ? 'unknown' : editOf(applied.hash, migrationHash(migration));
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
