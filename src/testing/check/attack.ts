/** One attack: fillings of the tables, runs of the queries, and what they showed. */
import type { SolvedColumn, SolvedQuery } from '../../compiler/index.js';
import type { Dice } from '../database/dice.js';
import type { RawRow, RawSession } from '../database/raw-session.js';
import { literals } from '../fill/condition-hints.js';
import type { FillCatalogue } from '../fill/fill-catalogue.js';
import { type FilledTable, fillTables } from '../fill/fill-tables.js';
import { TypeValues } from '../fill/type-values.js';
import { findLies } from './find-lies.js';
import { canBeUndone, type QueryRun, runQuery } from './run-query.js';
import { SampledValues } from './sampled-values.js';
import type { TypeLie, TypeReport } from './type-report.js';

/**
 * Random data can make a recursive query run for ever. PGlite knows no timeout, but stops at a limit of temporary files (in
 * kB), which only a superuser may set.
 */
const begin = `
BEGIN; SET LOCAL TimeZone = 'UTC'; SET LOCAL statement_timeout = '20s'; SET CONSTRAINTS ALL IMMEDIATE;
SELECT set_config('temp_file_limit', '16384', true) WHERE current_setting('is_superuser') = 'on'`;

interface Seen {
  runs: number;
  rows: number;
  readonly nullColumns: Set<number>;
  refusal: string;
}

export class Attack {
  readonly #session: RawSession;
  readonly #catalogue: FillCatalogue;
  readonly #queries: readonly SolvedQuery[];
  readonly #runs: number;
  readonly #literals: readonly string[];
  readonly #seen = new Map<SolvedQuery, Seen>();
  readonly #lies = new Map<string, TypeLie>();

  constructor(session: RawSession, catalogue: FillCatalogue, queries: readonly SolvedQuery[], runs: number) {
    this.#session = session;
    this.#catalogue = catalogue;
    this.#queries = queries.filter(canBeUndone);
    this.#runs = runs;
    this.#literals = [...new Set(queries.flatMap(({ sql }) => [...literals(sql)]))];
    for (const query of queries) {
      const refusal = canBeUndone(query) ? '' : 'not run: its effects could not be taken back';
      this.#seen.set(query, { runs: 0, rows: 0, nullColumns: new Set(), refusal });
    }
  }

  async round(round: number, dice: Dice, rows: number): Promise<readonly FilledTable[]> {
    const session = this.#session;
    await session.execute(begin);
    try {
      const plan = { dice, extremes: round % 2 === 1 ? 0.15 : 0, rows: () => (round > 1 && dice.chance(0.15) ? 0 : rows), literals: this.#literals };
      const filled = await fillTables(session, this.#catalogue, plan);
      const values = await SampledValues.read(session, this.#catalogue, new TypeValues(this.#catalogue.types, dice), this.#queries, dice);
      for (const query of this.#queries) await this.#attack(query, values, round);
      return filled;
    } finally {
      await session.execute('ROLLBACK');
    }
  }

  async #attack(query: SolvedQuery, values: SampledValues, round: number): Promise<void> {
    const runs = query.params.length === 0 ? 1 : this.#runs;
    for (let run = 0; run < runs; run += 1) {
      const args = values.argsFor(query);
      const result = await runQuery(this.#session, query, args);
      for (const what of this.#look(query, result)) {
        const { name, file, line, sql } = query;
        const key = JSON.stringify([name, file, what.replace(/^\d+ rows/, 'rows')]);
        if (!this.#lies.has(key)) this.#lies.set(key, { query: name, file, line, what, sql, args, round });
      }
    }
  }

  #look(query: SolvedQuery, result: QueryRun): readonly string[] {
    const seen = this.#seen.get(query);
    if (result.kind === 'refused') {
      if (seen !== undefined) seen.refusal = result.message;
      return [];
    }
    if (result.kind === 'wrote') return [`it writes, though it is called read-only: ${result.message}`];
    if (seen !== undefined) note(seen, query.columns, result.rows);
    return findLies(query, result.rows);
  }

  report(): Omit<TypeReport, 'tables'> {
    const all = [...this.#seen];
    const sum = (count: (seen: Seen) => number): number => all.reduce((total, [, seen]) => total + count(seen), 0);
    return {
      statements: all.length,
      columns: all.reduce((total, [query]) => total + query.columns.length, 0),
      runs: sum((seen) => seen.runs),
      rows: sum((seen) => seen.rows),
      lies: [...this.#lies.values()],
      needless: all.flatMap(([query, seen]) => this.#needless(query, seen)),
      unchecked: all.flatMap(([query, seen]) => unchecked(query, seen)),
    };
  }

  #needless(query: SolvedQuery, { rows, nullColumns }: Seen): TypeReport['needless'] {
    if (rows === 0) return [];
    return query.columns.flatMap((column, index) =>
      column.nullable && !nullColumns.has(index) && !this.#sourceAllowsNull(column)
        ? [{ query: query.name, column: column.field, reason: column.reason }]
        : [],
    );
  }

  #sourceAllowsNull({ source }: SolvedColumn): boolean {
    if (source === null) return false;
    const table = this.#catalogue.tables.find(({ label }) => label === source.table);
    return table?.columns.find(({ name }) => name === source.column)?.notNull === false;
  }
}

function note(seen: Seen, columns: readonly SolvedColumn[], rows: readonly RawRow[]): void {
  seen.runs += 1;
  seen.rows += rows.length;
  for (const index of columns.keys()) {
    if (rows.some((row) => (row[index] ?? null) === null)) seen.nullColumns.add(index);
  }
}

function unchecked(query: SolvedQuery, seen: Seen): TypeReport['unchecked'] {
  if (seen.runs === 0) return [{ query: query.name, problem: seen.refusal }];
  if (query.columns.length === 0 || seen.rows > 0) return [];
  return [{ query: query.name, problem: seen.refusal === '' ? 'no row ever came' : seen.refusal }];
}
