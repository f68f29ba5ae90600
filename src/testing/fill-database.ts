/** Fills the tables of any schema with random rows that keep all its constraints. */
import { Dice } from './database/dice.js';
import { openRawSession, type TestClient } from './database/raw-session.js';
import { readFillCatalogue } from './fill/fill-catalogue.js';
import { type FilledTable, fillTables } from './fill/fill-tables.js';
import { skippedTables } from './fill/skipped-tables.js';

export interface FillOptions {
  /** Rows to add to each table; default 12. */
  readonly rows?: number | undefined;
  /** The same seed gives the same rows in the same database; default 1. */
  readonly seed?: number | undefined;
  /** Tables to leave alone, as SQL names them; default: those in which migration tools keep their books. */
  readonly skip?: readonly string[] | undefined;
}

/**
 * Adds random rows to every table, in one transaction. They keep foreign keys (also of a table to itself, and in a ring),
 * unique keys, exclusions, CHECKs, domains, enums and partitions. NULL stands wherever it may, values repeat so that joins
 * find partners, and some are extreme: infinity, NaN, empty texts and arrays, JSON null.
 *
 * A row that PostgreSQL refuses, for a CHECK that is hard to guess or a trigger, is tried again with other values; a
 * table that stays short of rows tells so in `problem`. Tables of extensions and foreign tables are left alone.
 *
 * @throws the driver's error when the database cannot be read or the transaction not be committed.
 * @example
 * const { db } = await createTestDatabase({ migrations: 'migrations' });
 * const tables = await fillDatabase(db, { rows: 20, seed: 7 });
 * console.log(tables.filter(({ problem }) => problem !== null));
 */
export async function fillDatabase(db: TestClient, { rows = 12, seed = 1, skip = skippedTables }: FillOptions = {}): Promise<readonly FilledTable[]> {
  const session = await openRawSession(db);
  try {
    const catalogue = await readFillCatalogue(session, skip);
    await session.execute('BEGIN; SET CONSTRAINTS ALL IMMEDIATE');
    try {
      const filled = await fillTables(session, catalogue, { dice: new Dice(seed), rows: () => rows, extremes: 0.15, literals: [] });
      await session.execute('COMMIT');
      return filled;
    } catch (error) {
      await session.execute('ROLLBACK');
      throw error;
    }
  } finally {
    session.release();
  }
}
