/** What is assumed of a row: which terms are NULL, which values they can have, how conditions come out. */
import { ANY, type Outcomes } from './outcomes.js';

export class Knowledge {
  /** Terms that are NULL, or are not. */
  readonly #nulls = new Map<string, boolean>();
  /** Constants that a term is one of, unless it is NULL. */
  readonly #among = new Map<string, ReadonlySet<string>>();
  /** Constants that a term is none of. */
  readonly #not = new Map<string, ReadonlySet<string>>();
  readonly #conditions = new Map<string, Outcomes>();
  #isImpossible = false;
  #changes = 0;

  /** There is no such row. */
  get isImpossible(): boolean {
    return this.#isImpossible;
  }

  /** Grows with everything learnt. */
  get changes(): number {
    return this.#changes;
  }

  /** Null: not known. */
  isNull(term: string): boolean | null {
    return this.#nulls.get(term) ?? null;
  }

  setNull(term: string, isNull: boolean): void {
    if (this.#nulls.get(term) === isNull) return;
    this.#nulls.set(term, isNull);
    this.#changes += 1;
  }

  /** Whether the term, if it is not NULL, can be, and can differ from, one of these constants. */
  canBeAmong(term: string, constants: readonly string[], size: number): { readonly yes: boolean; readonly no: boolean } {
    const among = this.#among.get(term);
    const not = this.#not.get(term) ?? new Set();
    const left = among === undefined ? null : [...among].filter((constant) => !not.has(constant));
    if (left !== null) return { yes: left.some((one) => constants.includes(one)), no: left.some((one) => !constants.includes(one)) };
    const others = size - new Set([...not, ...constants]).size;
    return { yes: constants.some((constant) => !not.has(constant)), no: others > 0 };
  }

  /** `constants` are all that the term can be, unless it is NULL. */
  setAmong(term: string, constants: readonly string[]): void {
    const known = this.#among.get(term);
    const left = known === undefined ? constants : constants.filter((constant) => known.has(constant));
    if (known !== undefined && left.length === known.size) return;
    this.#among.set(term, new Set(left));
    this.#changes += 1;
  }

  exclude(term: string, constants: readonly string[]): void {
    const known = this.#not.get(term) ?? new Set();
    if (constants.every((constant) => known.has(constant))) return;
    this.#not.set(term, new Set([...known, ...constants]));
    this.#changes += 1;
  }

  outcomes(condition: string): Outcomes {
    return this.#conditions.get(condition) ?? ANY;
  }

  setOutcomes(condition: string, outcomes: Outcomes): void {
    const known = this.outcomes(condition);
    if ((known & outcomes) === known) return;
    this.#conditions.set(condition, known & outcomes);
    this.#changes += 1;
  }

  contradict(): void {
    this.#isImpossible = true;
  }
}
