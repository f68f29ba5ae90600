/** Values that a condition speaks of: `CHECK (status IN ('a', 'b'))` wants one of two texts, `length(x) > 3` one of four letters. */
import type { Dice } from '../database/dice.js';
import { isNumeric, isTextual } from './builtin-values.js';
import { likeText, matchingText } from './pattern-sample.js';

/** A text longer than this is not made to please a length. */
const LONGEST = 2000;

/**
 * @param text a condition or the bounds of a partition, as PostgreSQL prints them
 * @param type pg_type.typname of the column's type, domains unwrapped
 */
export function hintsOf(text: string, type: string, dice: Dice): readonly string[] {
  const found = [...literals(text)];
  const numbers = found.filter((literal) => /^-?\d+(?:\.\d+)?$/.test(literal)).map(Number);
  if (isNumeric(type)) {
    const near = numbers.flatMap((number) => [number, number + 1, number - 1]);
    const sorted = [...numbers].sort((left, right) => left - right);
    const middles = sorted.slice(1).map((number, index) => Math.floor((number + (sorted[index] ?? 0)) / 2));
    return [...near, ...middles].map(String);
  }
  if (!isTextual(type)) return found;
  const patterns = [...text.matchAll(/(!?~~?\*?) '((?:[^']|'')*)'/g)].flatMap(([, operator, quoted]) => {
    const pattern = (quoted ?? '').replaceAll("''", "'");
    if (operator === '~' || operator === '~*') return [matchingText(pattern, dice), matchingText(pattern, dice)];
    return operator === '~~' || operator === '~~*' ? [likeText(pattern, dice)] : [];
  });
  const similar = [...text.matchAll(/similar_to_escape\('((?:[^']|'')*)'/g)].map(([, pattern]) => likeText(pattern ?? '', dice));
  const lengths = /length\(/.test(text) ? numbers.flatMap((length) => [length - 1, length, length + 1]).filter((length) => length > 0 && length <= LONGEST) : [];
  // Few other texts match a pattern.
  if (patterns.length > 0) return [...patterns, ...patterns, ...patterns, ...similar, ...found];
  return [...similar, ...lengths.map((length) => 'm'.repeat(length)), ...found];
}

/** Literals of a query, so that the tables hold what it compares with. */
export function literals(text: string): ReadonlySet<string> {
  const strings = [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, inner]) => (inner ?? '').replaceAll("''", "'"));
  const numbers = [...text.replaceAll(/'(?:[^']|'')*'/g, "''").matchAll(/(?<![\w.$])-?\d+(?:\.\d+)?/g)].map(([number]) => number);
  return new Set([...strings, ...strings.flatMap((each) => (/^\{.*\}$/.test(each) ? each.slice(1, -1).split(',') : [])), ...numbers]);
}
