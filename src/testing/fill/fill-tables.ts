/** Fills tables with random rows that keep every constraint, wave after wave, until each has enough. */
import type { Dice } from '../database/dice.js';
import type { RawSession } from '../database/raw-session.js';
import { quoteName, quoteText } from '../database/sql-text.js';
import { DraftRow, type DraftWorld, NoKeyError } from './draft-row.js';
import type { FillCatalogue, FillForeignKey, FillTable } from './fill-catalogue.js';
import { type FillStep, fillOrder } from './table-order.js';
import { openStatementTrier, type StatementTrier } from './try-statements.js';
import { TypeValues } from './type-values.js';

/** A row that is refused this often is given up. */
const TRIES = 80;

/** Keys of a table that rows refer to. */
const KEYS = 200;

export interface FilledTable {
  /** As in SQL; its schema stands before it where the search path does not find it. */
  readonly table: string;
  /** Rows that it holds now. */
  readonly rows: number;
  /** What PostgreSQL said last of a row that could not be made; null when all could. */
  readonly problem: string | null;
}

export interface FillPlan {
  readonly dice: Dice;
  /** Rows to add. */
  readonly rows: (table: FillTable) => number;
  /** How often an extreme value stands in for an ordinary one. */
  readonly extremes: number;
  readonly literals: readonly string[];
}

export async function fillTables(session: RawSession, catalogue: FillCatalogue, plan: FillPlan): Promise<readonly FilledTable[]> {
  const trier = await openStatementTrier(session);
  const filler = new Filler(session, catalogue, plan, trier);
  const steps = fillOrder(catalogue.tables, catalogue.types);
  for (const step of steps) await filler.fill(step);
  for (const { tables, late } of steps) for (const table of tables) await filler.referLate(table, late);
  await trier.try(catalogue.materializedViews.map((view) => `REFRESH MATERIALIZED VIEW ${view}`));
  await trier.close();
  return filler.report();
}

class Filler {
  readonly #session: RawSession;
  readonly #catalogue: FillCatalogue;
  readonly #plan: FillPlan;
  readonly #trier: StatementTrier;
  readonly #values: TypeValues;
  readonly #keys = new Map<string, readonly (readonly string[])[]>();
  readonly #problems = new Map<number, string>();
  #counter = 0;

  constructor(session: RawSession, catalogue: FillCatalogue, plan: FillPlan, trier: StatementTrier) {
    this.#session = session;
    this.#catalogue = catalogue;
    this.#plan = plan;
    this.#trier = trier;
    this.#values = new TypeValues(catalogue.types, plan.dice);
  }

  async fill({ tables, late }: FillStep): Promise<void> {
    const [table] = tables;
    if (table === undefined) return;
    const wanted = Math.max(...tables.map(this.#plan.rows));
    const refersToItself = table.foreignKeys.some(({ target }) => target === table.oid);
    // The second half of a table can refer to the first.
    const halves = refersToItself && wanted > 1 ? [Math.ceil(wanted / 2), Math.floor(wanted / 2)] : [wanted];
    for (const count of halves) {
      const world = await this.#world(tables, late);
      try {
        const rows = Array.from({ length: count }, () => new JointRow(tables, world));
        await this.#insert(table, rows);
      } catch (error) {
        if (!(error instanceof NoKeyError)) throw error;
        for (const each of tables) this.#problems.set(each.oid, error.message);
      }
    }
  }

  async #insert(table: FillTable, rows: readonly JointRow[]): Promise<void> {
    let open = rows;
    for (let tries = 0; open.length > 0 && tries < TRIES; tries += 1) {
      const refusals = await this.#trier.try(open.map((row) => row.insertSql()));
      open = open.filter((row, index) => {
        const refusal = refusals[index] ?? null;
        if (refusal === null) return false;
        if (tries === TRIES - 1) this.#problems.set(table.oid, refusal.message);
        row.mend(refusal);
        return true;
      });
    }
  }

  /** Sets the foreign keys whose tables were not there yet. */
  async referLate(table: FillTable, late: readonly FillForeignKey[]): Promise<void> {
    const { dice } = this.#plan;
    for (const key of late.filter((each) => table.foreignKeys.includes(each))) {
      const tuples = await this.#readKeys(key.target, key.targetColumns);
      if (tuples.length === 0) continue;
      const rows = await this.#session.rows(`SELECT tableoid::text, ctid::text FROM ${table.sql} ORDER BY tableoid, ctid`);
      const chosen = rows.filter(() => dice.chance(0.7));
      const names = key.columns.map((number) => table.columns.find((column) => column.number === number));
      const updates = chosen.map(([child, place]) => {
        const tuple = dice.pick(tuples);
        const set = names.map((column, at) => `${quoteName(column?.name ?? '')} = CAST(${quoteText(tuple[at] ?? '')} AS ${column?.cast ?? 'text'})`);
        return `UPDATE ${table.sql} SET ${set.join(', ')} WHERE tableoid = ${child} AND ctid = '${place}'`;
      });
      await this.#trier.try(updates);
    }
  }

  async report(): Promise<readonly FilledTable[]> {
    const filled: FilledTable[] = [];
    for (const { oid, sql, label } of this.#catalogue.tables) {
      const [row] = await this.#session.rows(`SELECT count(*) FROM ${sql}`);
      filled.push({ table: label, rows: Number(row?.[0] ?? 0), problem: this.#problems.get(oid) ?? null });
    }
    return filled;
  }

  async #world(tables: readonly FillTable[], late: readonly FillForeignKey[]): Promise<DraftWorld> {
    const own = new Set(tables.map(({ oid }) => oid));
    const references = tables.flatMap(({ foreignKeys }) => foreignKeys);
    for (const key of references) this.#keys.set(nameOf(key), await this.#readKeys(key.target, key.targetColumns));
    return {
      dice: this.#plan.dice,
      types: this.#catalogue.types,
      values: this.#values,
      literals: this.#plan.literals,
      extremes: this.#plan.extremes,
      keys: (key) => this.#keys.get(nameOf(key)) ?? [],
      late,
      joint: tables.length === 1 ? [] : references.filter(({ target }) => own.has(target)),
      count: () => (this.#counter += 1),
    };
  }

  async #readKeys(oid: number, numbers: readonly number[]): Promise<readonly (readonly string[])[]> {
    const table = this.#catalogue.tables.find((each) => each.oid === oid);
    if (table === undefined) return [];
    const names = numbers.map((number) => quoteName(table.columns.find((column) => column.number === number)?.name ?? ''));
    const texts = names.map((name) => `${name}::text`).join(', ');
    const rows = await this.#session.rows(`SELECT DISTINCT ${texts} FROM ${table.sql} LIMIT ${KEYS}`);
    const whole = rows.filter((row): row is readonly string[] => row.every((value) => value !== null));
    return [...whole].sort((left, right) => (left.join('\0') < right.join('\0') ? -1 : 1));
  }
}

function nameOf({ target, targetColumns }: FillForeignKey): string {
  return `${target}:${targetColumns.join()}`;
}

/** A row, or one of each table of a ring: the statement inserts all, and foreign keys are checked at its end. */
class JointRow {
  readonly #rows: readonly DraftRow[];
  readonly #joint: readonly FillForeignKey[];

  constructor(tables: readonly FillTable[], world: DraftWorld) {
    this.#rows = tables.map((table) => new DraftRow(table, world));
    this.#joint = world.joint;
    this.#link();
  }

  insertSql(): string {
    const statements = this.#rows.map((row) => row.insertSql());
    const [last] = statements.slice(-1);
    const others = statements.slice(0, -1).map((sql, index) => `step${index} AS (${sql})`);
    return others.length === 0 ? (last ?? '') : `WITH ${others.join(', ')} ${last}`;
  }

  mend(refusal: Parameters<DraftRow['mend']>[0]): void {
    for (const row of this.#rows) row.mend(refusal);
    this.#link();
  }

  /** Twice, as a key may itself refer to another row of the ring. */
  #link(): void {
    for (const row of [...this.#rows, ...this.#rows]) {
      for (const key of this.#joint.filter((each) => row.table.foreignKeys.includes(each))) {
        const target = this.#rows.find(({ table }) => table.oid === key.target);
        for (const [at, number] of key.columns.entries()) row.set(number, target?.fixed(key.targetColumns[at] ?? 0) ?? 'NULL');
      }
    }
  }
}
