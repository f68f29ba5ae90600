/** Values for parameters: of rows that are in the tables, so that conditions meet rows, and random ones of the type. */
import type { SolvedParam, SolvedQuery, TypeShape } from '../../compiler/index.js';
import type { Dice } from '../database/dice.js';
import type { RawSession } from '../database/raw-session.js';
import { quoteName } from '../database/sql-text.js';
import { literals } from '../fill/condition-hints.js';
import type { FillCatalogue } from '../fill/fill-catalogue.js';
import type { TypeValues } from '../fill/type-values.js';
import { arrayText, delimiterOf } from './text-values.js';

/** Rows of a table that parameters are taken from. */
const ROWS = 60;

/** Random values of a type. */
const RANDOM = 8;

/** What a query's parameters have in common. */
interface Place {
  readonly anchor: SampledRow | null;
  /** Texts that the query may compare with, or turn into an enum. */
  readonly words: readonly string[];
}

interface SampledRow {
  readonly table: string;
  readonly values: ReadonlyMap<string, string | null>;
}

export class SampledValues {
  readonly #dice: Dice;
  readonly #rows: readonly SampledRow[];
  readonly #byName: ReadonlyMap<string, readonly string[]>;
  /** By type, as users write it. */
  readonly #byType: ReadonlyMap<string, readonly string[]>;
  readonly #random: ReadonlyMap<string, readonly string[]>;
  /** Of all enums. */
  readonly #labels: readonly string[];

  private constructor(dice: Dice, rows: readonly SampledRow[], catalogue: FillCatalogue, random: ReadonlyMap<string, readonly string[]>) {
    this.#dice = dice;
    this.#rows = rows;
    this.#random = random;
    this.#labels = [...catalogue.types.values()].flatMap(({ labels }) => labels);
    const byName = new Map<string, string[]>();
    const byType = new Map<string, string[]>();
    const add = (lists: Map<string, string[]>, key: string, value: string): void => {
      const list = lists.get(key) ?? [];
      if (!list.includes(value)) list.push(value);
      lists.set(key, list);
    };
    for (const { table, values } of rows) {
      const columns = catalogue.tables.find(({ label }) => label === table)?.columns ?? [];
      for (const { name, typeOid } of columns) {
        const value = values.get(name) ?? null;
        if (value === null) continue;
        add(byType, catalogue.types.get(typeOid)?.label ?? '', value);
        // A parameter `task_id` is likely the `id` of `tasks`.
        for (const called of [name, `${singular(table)}_${name}`]) add(byName, called, value);
      }
    }
    this.#byName = byName;
    this.#byType = byType;
  }

  static async read(session: RawSession, catalogue: FillCatalogue, values: TypeValues, queries: readonly SolvedQuery[], dice: Dice): Promise<SampledValues> {
    const rows: SampledRow[] = [];
    for (const table of catalogue.tables) {
      // A virtual column is computed when it is read, and may fail then.
      const names = table.columns.flatMap(({ name, generated }) => (generated ? [] : [name]));
      const texts = names.map((name) => `${quoteName(name)}::text`);
      const found = texts.length === 0 ? [] : await session.rows(`SELECT ${texts.join(', ')} FROM ${table.sql} LIMIT ${ROWS}`);
      for (const row of found) rows.push({ table: table.label, values: new Map(names.map((name, at) => [name, row[at] ?? null])) });
    }
    const wanted = new Set(queries.flatMap(({ params }) => params.map(({ type }) => scalar(type).pgType)));
    const random = new Map<string, readonly string[]>();
    for (const { oid, label } of catalogue.types.values()) {
      if (wanted.has(label)) random.set(label, await randomTexts(session, values, oid));
    }
    return new SampledValues(dice, rows, catalogue, random);
  }

  /** Arguments by position; those that name columns of one table mostly come from one row. */
  argsFor({ params, sql }: SolvedQuery): readonly (string | null)[] {
    const place: Place = { anchor: this.#anchor(params.map(({ field }) => field)), words: [...literals(sql), ...this.#labels] };
    const args: (string | null)[] = [];
    for (const param of params) args[param.position - 1] = this.#argument(param, place);
    return args;
  }

  #anchor(fields: readonly string[]): SampledRow | null {
    const shared = (row: SampledRow): number => fields.filter((field) => (row.values.get(field) ?? null) !== null).length;
    const best = this.#rows.reduce((most, row) => Math.max(most, shared(row)), 0);
    const rows = best === 0 ? [] : this.#rows.filter((row) => shared(row) === best);
    return rows.length === 0 ? null : this.#dice.pick(rows);
  }

  #argument({ field, type, nullable }: SolvedParam, place: Place): string | null {
    const dice = this.#dice;
    if (nullable && dice.chance(0.3)) return null;
    if (type.kind !== 'array') return this.#scalar(field, type, place);
    const elements = Array.from({ length: dice.pick([0, 1, 2, 3]) }, () =>
      type.elementNullable && dice.chance(0.3) ? null : this.#scalar(field.replace(/s$/, ''), type.element, place),
    );
    return arrayText(elements, delimiterOf(type.element.pgType));
  }

  #scalar(field: string, { pgType }: TypeShape, { anchor, words }: Place): string {
    const dice = this.#dice;
    const own = anchor?.values.get(field) ?? null;
    const ofType = this.#byType.get(pgType) ?? [];
    const named = (this.#byName.get(field) ?? []).filter((value) => ofType.includes(value));
    if (own !== null && dice.chance(0.7)) return own;
    const pools = [named, named, ofType, this.#random.get(pgType) ?? [], pgType === 'text' ? words : []].filter((pool) => pool.length > 0);
    return pools.length === 0 ? '1' : dice.pick(dice.pick(pools));
  }
}

function scalar(type: TypeShape): TypeShape {
  return type.kind === 'array' ? type.element : type;
}

function singular(table: string): string {
  return table.replace(/^.*\./, '').replace(/ies$/, 'y').replace(/s$/, '');
}

async function randomTexts(session: RawSession, values: TypeValues, oid: number): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let count = 0; count < RANDOM; count += 1) {
    await session.execute('SAVEPOINT value');
    // A domain refuses some.
    const rows = await session.rows(`SELECT (${values.value(oid, { extremes: 0.3, nulls: 0.3 })})::text`).catch(() => []);
    await session.execute('ROLLBACK TO value; RELEASE value');
    const text = rows[0]?.[0] ?? null;
    if (text !== null) texts.push(text);
  }
  return texts;
}
