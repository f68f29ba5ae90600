/** Random values of any type, as SQL expressions. */
import type { Dice } from '../database/dice.js';
import { quoteText } from '../database/sql-text.js';
import { builtinValues } from './builtin-values.js';
import { hintsOf } from './condition-hints.js';
import type { FillType } from './fill-catalogue.js';

/** Of the ordinary values of a type, a filling uses this many, so that rows of different tables meet. */
const POOL = 4;

/** Types inside types deeper than this become NULL. */
const DEEPEST = 4;

export interface Wildness {
  /** How often an extreme value is taken. */
  readonly extremes: number;
  /** How often a part that may be NULL is: an element, a field. */
  readonly nulls: number;
}

export class TypeValues {
  readonly #types: ReadonlyMap<number, FillType>;
  readonly #dice: Dice;
  readonly #pools = new Map<string, readonly string[]>();

  constructor(types: ReadonlyMap<number, FillType>, dice: Dice) {
    this.#types = types;
    this.#dice = dice;
  }

  /** The name of the type below all domains. */
  baseName(oid: number): string {
    const type = this.#types.get(oid);
    return type === undefined ? '' : type.kind === 'd' ? this.baseName(type.baseOid) : type.name;
  }

  /** An SQL expression of the type, not NULL where that can be. */
  value(oid: number, wildness: Wildness, depth = 0): string {
    const type = this.#types.get(oid);
    if (type === undefined || depth > DEEPEST) return 'NULL';
    if (type.kind === 'd') return this.#domainValue(type, wildness, depth);
    return `${this.#plain(type, wildness, depth)}::${type.sql}`;
  }

  #plain(type: FillType, wildness: Wildness, depth: number): string {
    const dice = this.#dice;
    if (type.elementOid !== 0) return this.#array(type, wildness, depth);
    if (type.kind === 'e') return type.labels.length === 0 ? 'NULL' : quoteText(dice.pick(type.labels));
    if (type.kind === 'c') return `ROW(${type.fields.map((field) => this.#part(field, wildness, depth)).join(', ')})`;
    if (type.kind === 'r') return this.#range(type, wildness, depth);
    if (type.kind === 'm') return dice.chance(0.2) ? `'{}'` : `${type.sql}(${this.value(type.subtypeOid, wildness, depth + 1)})`;
    const { ordinary, extreme } = builtinValues(type.name);
    return quoteText(extreme.length > 0 && dice.chance(wildness.extremes) ? dice.pick(extreme) : dice.pick(this.#pool(type.name, ordinary)));
  }

  #pool(name: string, ordinary: readonly string[]): readonly string[] {
    const pool = this.#pools.get(name) ?? this.#dice.shuffled(ordinary).slice(0, POOL);
    this.#pools.set(name, pool);
    return pool;
  }

  #domainValue(type: FillType, wildness: Wildness, depth: number): string {
    const base = this.baseName(type.oid);
    const hints = type.checks.flatMap((check) => hintsOf(check, base, this.#dice));
    const value = hints.length > 0 && this.#dice.chance(0.7) ? quoteText(this.#dice.pick(hints)) : this.value(type.baseOid, wildness, depth);
    return `${value}::${type.sql}`;
  }

  /** An element or a field. */
  #part(oid: number, wildness: Wildness, depth: number): string {
    const refuses = this.#types.get(oid)?.notNull === true;
    return !refuses && this.#dice.chance(wildness.nulls) ? 'NULL' : this.value(oid, wildness, depth + 1);
  }

  #array(type: FillType, wildness: Wildness, depth: number): string {
    const length = this.#dice.pick([0, 1, 1, 2, 3]);
    return `ARRAY[${Array.from({ length }, () => this.#part(type.elementOid, wildness, depth)).join(', ')}]`;
  }

  #range(type: FillType, wildness: Wildness, depth: number): string {
    const [left, right] = [this.value(type.subtypeOid, wildness, depth + 1), this.value(type.subtypeOid, wildness, depth + 1)];
    if (this.#dice.chance(wildness.extremes)) return this.#dice.pick([`'empty'`, `'(,)'`]);
    const open = this.#dice.chance(0.2);
    return `${type.sql}(least(${left}, ${right}), ${open ? 'NULL' : `greatest(${left}, ${right})`}, '[]')`;
  }
}
