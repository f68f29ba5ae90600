/** One random row of a table, made again in part where PostgreSQL refuses it. */
import type { Dice } from '../database/dice.js';
import { quoteName, quoteText } from '../database/sql-text.js';
import { countedValue } from './builtin-values.js';
import { hintsOf } from './condition-hints.js';
import type { FillColumn, FillForeignKey, FillTable, FillType } from './fill-catalogue.js';
import { fitsType } from './fits-type.js';
import { isOptional } from './table-order.js';
import type { TypeValues } from './type-values.js';

/** What PostgreSQL says of a refused row. */
export interface Refusal {
  readonly sqlstate: string;
  readonly constraint: string;
  readonly column: string;
  readonly message: string;
}

export interface DraftWorld {
  readonly dice: Dice;
  readonly types: ReadonlyMap<number, FillType>;
  readonly values: TypeValues;
  /** Values that queries compare with. */
  readonly literals: readonly string[];
  /** How often an extreme value stands in for an ordinary one. */
  readonly extremes: number;
  /** Keys that are there, as text, for a foreign key to refer to. */
  readonly keys: (key: FillForeignKey) => readonly (readonly string[])[];
  /** Foreign keys that stay NULL for now. */
  readonly late: readonly FillForeignKey[];
  /** Foreign keys whose values come from a row of the same statement. */
  readonly joint: readonly FillForeignKey[];
  /** A number that no other row has had. */
  readonly count: () => number;
}

/** A row that refers to nothing: the table that it has to refer to is empty. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError';
}

/** SQLSTATEs: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const NOT_NULL = '23502';
const UNIQUE = '23505';
const CHECK = '23514';
const EXCLUDED = '23P01';

/** A key that was there this often is counted up. */
const COUNT_FROM = 2;

/** How often foreign keys are drawn together before they are taken to have no row in common. */
const DRAWS = 20;

export class DraftRow {
  readonly table: FillTable;
  readonly #world: DraftWorld;
  readonly #values = new Map<number, string>();
  /** Values that foreign keys gave, as text. */
  readonly #referring = new Map<number, string | null>();
  readonly #required = new Set<number>();
  tries = 0;
  /** How often a key was there already. */
  #repeated = 0;

  /** @throws NoKeyError */
  constructor(table: FillTable, world: DraftWorld) {
    this.table = table;
    this.#world = world;
    this.#draw(table.columns);
  }

  /** The expression for a column; of one that a sequence counts, a number far from the sequence's. */
  fixed(number: number): string {
    const value = this.#values.get(number);
    if (value !== undefined && value !== 'DEFAULT' && value !== 'NULL') return value;
    const column = this.#column(number);
    const name = column === undefined ? '' : this.#world.values.baseName(column.typeOid);
    const counted = column?.counted === true ? quoteText(countedValue(name, 1_000_000 + this.#world.count()) ?? '1') : null;
    const expression = column === undefined ? 'NULL' : `CAST(${counted ?? this.#world.values.value(column.typeOid, { extremes: 0, nulls: 0 })} AS ${column.cast})`;
    this.#values.set(number, expression);
    return expression;
  }

  set(number: number, expression: string): void {
    this.#values.set(number, expression);
  }

  insertSql(): string {
    const columns = [...this.#values];
    if (columns.length === 0) return `INSERT INTO ${this.table.sql} DEFAULT VALUES`;
    const names = columns.map(([number]) => quoteName(this.#column(number)?.name ?? ''));
    return `INSERT INTO ${this.table.sql} (${names.join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${columns.map(([, value]) => value).join(', ')})`;
  }

  /** Makes those values again that PostgreSQL complained of. */
  mend(refusal: Refusal): void {
    this.tries += 1;
    if (refusal.sqlstate === UNIQUE || refusal.sqlstate === EXCLUDED) this.#repeated += 1;
    const { table } = this;
    const required = table.columns.find(({ name }) => refusal.sqlstate === NOT_NULL && name === refusal.column);
    if (required !== undefined) this.#required.add(required.number);
    const blamed = required === undefined ? this.#blamed(refusal) : [required.number];
    const refers = blamed.some((number) => this.#referring.has(number));
    // A lasting refusal may be of values that no message names.
    const all = blamed.length === 0 || refers || this.tries % 12 === 11;
    this.#draw(all ? table.columns : table.columns.filter(({ number }) => blamed.includes(number)));
  }

  #blamed({ sqlstate, constraint, message }: Refusal): readonly number[] {
    const { conditions, keys, partitions } = this.table;
    if (sqlstate === UNIQUE || sqlstate === EXCLUDED) return keys[constraint] ?? Object.values(keys).flat();
    if (sqlstate !== CHECK) return [];
    if (message.startsWith('no partition')) return partitions.columns;
    return conditions.find(({ name }) => name === constraint)?.columns ?? [];
  }

  #draw(columns: readonly FillColumn[]): void {
    const all = columns.length === this.table.columns.length;
    if (all) {
      this.#values.clear();
      this.#referAll();
    }
    for (const column of columns) {
      if (!column.generated && !this.#referring.has(column.number)) this.#values.set(column.number, this.#valueOf(column));
    }
    if (all) this.#referToItself();
  }

  /** Foreign keys that share a column may need some draws until they agree. */
  #referAll(): void {
    for (let draws = 1; ; draws += 1) {
      this.#referring.clear();
      try {
        for (const key of this.table.foreignKeys) this.#refer(key);
        return;
      } catch (error) {
        if (!(error instanceof NoKeyError) || draws === DRAWS) throw error;
      }
    }
  }

  #refer(key: FillForeignKey): void {
    const { dice, types, keys, late, joint } = this.#world;
    if (joint.includes(key)) return;
    const optional = key.columns.filter((number) => isOptional(this.table, number, types) && !this.#required.has(number));
    const canBeNull = key.matchFull ? optional.length === key.columns.length : optional.length > 0;
    const known = late.includes(key) ? [] : keys(key);
    const fitting = known.filter((tuple) => key.columns.every((number, at) => !this.#referring.has(number) || this.#referring.get(number) === tuple[at]));
    const wantsNull = canBeNull && (fitting.length === 0 || dice.chance(0.3));
    if (!wantsNull && fitting.length > 0) {
      const tuple = dice.pick(fitting);
      for (const [at, number] of key.columns.entries()) this.#point(number, tuple[at] ?? null);
    } else if (canBeNull) {
      const nulls = key.matchFull ? optional : optional.filter((_, index) => index === 0 || dice.chance(0.5));
      for (const number of nulls) this.#point(number, null);
    } else if (key.target !== this.table.oid) {
      throw new NoKeyError(known.length === 0 ? `no row to refer to by ${key.name}` : `no row that fits ${key.name} and another foreign key`);
    }
  }

  #point(number: number, text: string | null): void {
    const column = this.#column(number);
    if (column === undefined || column.generated) return;
    this.#referring.set(number, text);
    this.#values.set(number, text === null ? 'NULL' : `CAST(${quoteText(text)} AS ${column.cast})`);
  }

  /** The first row of a table that refers to itself. */
  #referToItself(): void {
    for (const key of this.table.foreignKeys) {
      const open = key.target === this.table.oid && key.columns.some((number) => !this.#referring.has(number));
      if (open) for (const [at, number] of key.columns.entries()) this.#values.set(number, this.fixed(key.targetColumns[at] ?? 0));
    }
  }

  #valueOf(column: FillColumn): string {
    const { dice, values, types } = this.#world;
    if (column.counted) return 'DEFAULT';
    const optional = isOptional(this.table, column.number, types) && !this.#required.has(column.number);
    if (optional && dice.chance(this.tries === 0 ? 0.4 : dice.pick([0, 0, 0.3, 0.9]))) return 'NULL';
    const name = values.baseName(column.typeOid);
    const hints = this.#hints(column, name);
    // Values that are counted up know nothing of a CHECK.
    if (this.#repeated >= COUNT_FROM && this.#isKey(column.number) && dice.chance(hints.length > 0 ? 0.15 : 0.6)) {
      const counted = countedValue(name, this.#world.count());
      if (counted !== null) return `CAST(${quoteText(counted)} AS ${column.cast})`;
    }
    const value =
      hints.length > 0 && dice.chance(0.6)
        ? quoteText(dice.pick(hints))
        : values.value(column.typeOid, { extremes: Math.max(0, this.#world.extremes - this.tries / 100), nulls: 0.3 });
    return `CAST(${value} AS ${column.cast})`;
  }

  #hints(column: FillColumn, name: string): readonly string[] {
    const { conditions, partitions } = this.table;
    const { dice, literals } = this.#world;
    const own = conditions.filter(({ columns }) => columns.includes(column.number)).flatMap(({ text }) => hintsOf(text, name, dice));
    const bounds = partitions.columns.includes(column.number) ? partitions.bounds.flatMap((text) => hintsOf(text, name, dice)) : [];
    const compared = dice.chance(0.3) ? literals : [];
    const type = this.#world.types.get(column.typeOid);
    return [...own, ...bounds, ...compared].filter((hint) => type !== undefined && fitsType(hint, name, type));
  }

  #isKey(number: number): boolean {
    return Object.values(this.table.keys).some((columns) => columns.includes(number));
  }

  #column(number: number): FillColumn | undefined {
    return this.table.columns.find((column) => column.number === number);
  }
}
