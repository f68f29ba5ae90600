/** Attacks the types of compiled queries with random data: whatever they exclude must not happen. */
import type { SolvedQuery } from '../compiler/index.js';
import { Attack } from './check/attack.js';
import type { TypeReport } from './check/type-report.js';
import { Dice } from './database/dice.js';
import { openRawSession, type TestClient } from './database/raw-session.js';
import { readFillCatalogue } from './fill/fill-catalogue.js';
import type { FilledTable } from './fill/fill-tables.js';
import { skippedTables } from './fill/skipped-tables.js';

export interface CheckOptions {
  /** `compilation.queries` of `compileProject`. */
  readonly queries: readonly SolvedQuery[];
  /** How often the tables are filled anew; default 4. From the second filling on some tables stay empty. */
  readonly rounds?: number | undefined;
  /** Runs of each query with other parameters in each round; default 8. A query without parameters runs once. */
  readonly runs?: number | undefined;
  /** Rows that are added to a table in each round; default 12. */
  readonly rows?: number | undefined;
  /** The same seed gives the same attack on the same database; default 1. */
  readonly seed?: number | undefined;
  /** Tables that are not filled, as SQL names them; default: those in which migration tools keep their books. */
  readonly skip?: readonly string[] | undefined;
}

/**
 * Fills every table with random rows, as `fillDatabase` does, and runs each query with random parameters, many of them
 * taken from the rows. Looks for NULL in a column, array element, composite field or embedded object that is typed without,
 * for a second row where at most one should come, for no row where one should, and for a write in a query that is said to
 * only read. Everything happens in one transaction that is rolled back; sequences count on.
 *
 * @throws the driver's error when the database cannot be read.
 * @example
 * const { compilation } = await compileProject({ schema: ['migrations'], queries: ['queries'] });
 * const { db } = await createTestDatabase({ migrations: 'migrations' });
 * const { lies } = await checkTypes(db, { queries: compilation.queries });
 * expect(lies).toEqual([]);
 */
export async function checkTypes(db: TestClient, options: CheckOptions): Promise<TypeReport> {
  const { queries, rounds = 4, runs = 8, seed = 1 } = options;
  const session = await openRawSession(db);
  try {
    const catalogue = await readFillCatalogue(session, options.skip ?? skippedTables);
    const attack = new Attack(session, catalogue, queries, runs);
    let tables: readonly FilledTable[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const filled = await attack.round(round, new Dice(seed * 1000 + round), options.rows ?? 12);
      if (round === 1) tables = filled;
    }
    return { ...attack.report(), tables };
  } finally {
    session.release();
  }
}
