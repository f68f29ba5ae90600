/** Random statements on random rows: whatever the solver calls impossible must not happen. */
import { expect, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import type { SolvedQuery } from '../../src/compiler/model.js';
import { lies } from './judge.js';
import { Dice } from './random/dice.js';
import { randomKinds, randomQuery } from './random/queries.js';
import { randomRows, schema } from './random/world.js';
import { randomWrite } from './random/writes.js';
import { openRawDatabase } from './raw-database.js';

const STATEMENTS = Number(process.env['ROWTYPE_STATEMENTS'] ?? 400);
const FILLINGS = 3;

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

/** To attack with others, set the seed, and ROWTYPE_STATEMENTS for more of them. */
const seed = Number(process.env['ROWTYPE_SEED'] ?? 20_251);

test('no random statement shows a NULL, a second row or no row where the solver excludes it', async () => {
  const dice = new Dice(seed);
  const statements = Array.from({ length: STATEMENTS }, () => (dice.chance(0.25) ? randomWrite(dice) : randomQuery(dice, randomKinds(dice))));
  const queries = await solve(statements);
  // PostgreSQL refuses some, such as an aggregate in a wrong place.
  expect(queries.length).toBeGreaterThan(STATEMENTS * 0.8);

  const database = await openRawDatabase([schema]);
  const found: string[] = [];
  let runs = 0;
  try {
    for (let filling = 0; filling < FILLINGS; filling += 1) {
      await database.execute(randomRows(dice));
      for (const query of queries) {
        // A duplicate key, or a sub-query with two rows: nothing was returned.
        const rows = await database.rows(query.sql, []).catch(() => null);
        if (rows === null) continue;
        runs += 1;
        found.push(...lies(query, rows).map((lie) => `${lie}\n${query.sql}`));
      }
    }
  } finally {
    await database.close();
  }
  expect(found).toEqual([]);
  expect(runs).toBeGreaterThan(queries.length * FILLINGS * 0.8);
}, SLOW_MACHINE);

async function solve(statements: readonly string[]): Promise<readonly SolvedQuery[]> {
  const compiler = openCompiler({ cacheFolder: null });
  try {
    const text = statements.map((sql, index) => `-- name: Random${index} :many\n${sql};\n`).join('\n');
    const { queries } = await compiler.compile({ schema: [{ path: 'schema.sql', text: schema }], queries: [{ path: 'random.sql', text }] });
    return queries;
  } finally {
    await compiler.close();
  }
}
